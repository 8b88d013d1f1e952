/** What the process that plays does with each request. @module */

import { readFile, stat } from 'node:fs/promises'
import { errorText } from '../../../errors.ts'
import { createNodePackages } from '../../../platform/node/packages.ts'
import type { Packages } from '../../../platform/packages.ts'
import type { Ramp, VoiceOptions } from '../../backend.ts'
import type { AudioPackage, AudioPlace } from './audio.ts'
import { Clips } from './clips.ts'
import { decodeSound } from './decode.ts'
import { HostVoice } from './host-voice.ts'
import { forLongFiles } from './opus.ts'
import type { FailureOf, HostAnswer, HostRequest, VoicePlace } from './protocol.ts'

/** Bytes of a file that is decoded as a whole: half an hour of sound in memory is enough. */
const largestPacked = 50_000_000
const largestPlain = 600_000_000

/** A sound card, with what was decoded for it. */
interface Card {
  readonly place: AudioPlace
  readonly clips: Clips
  /** Voices on it, also those that wait for their file. */
  readonly voices: Set<number>
  /** Its time at the last beat. */
  last: number
  /** Beats since it had a voice. */
  idle: number
  /** Beats for which it has had voices without being awake. */
  asleep: number
  /** Waking and resting, one after the other: at the same time they confuse the library. */
  turn: Promise<unknown>
}

/** Beats after which a card without voices rests: at once, what waits in its buffer would be heard with the next sound. */
const restAfter = 30
/** Beats after which a card that does not wake up is stuck. */
const wakeWithin = 15

/** A card with voices is awake; one without rests, because it takes power. */
function settle(card: Card): void {
  const turn = async (): Promise<unknown> => (card.voices.size > 0 ? card.place.resume() : card.place.suspend())
  card.turn = card.turn.then(turn).catch(() => {})
}

/** A voice that plays, or waits for its file. */
interface Entry {
  /** Undefined while it is opened. */
  card: Card | undefined
  paused: boolean
  voice: HostVoice | undefined
  /** What was asked while it waited for its file. */
  ramp: Ramp | undefined
  rampAt: number
}

function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}

async function readSound(file: string): Promise<Uint8Array> {
  const { size } = await stat(file)
  const most = /\.wav$/i.test(file) ? largestPlain : largestPacked
  if (size > most) throw new Error(`it has ${size} bytes, and this back end decodes at most ${most}; ${forLongFiles}`)
  return readFile(file)
}

export class SoundHost {
  private readonly audio: AudioPackage
  private readonly answer: (answer: HostAnswer) => void
  /** True: no sound card is used, but time passes; for tests. */
  private readonly silent: boolean
  /** Decoders that the library has not. */
  private readonly packages: Packages
  private readonly cards = new Map<string, Card>()
  private readonly entries = new Map<number, Entry>()
  private ids = new Map<string, string>()

  constructor(
    audio: AudioPackage,
    answer: (answer: HostAnswer) => void,
    silent: boolean,
    packages: Packages = createNodePackages(),
  ) {
    this.audio = audio
    this.answer = answer
    this.silent = silent
    this.packages = packages
  }

  /** Never throws. */
  async obey(request: HostRequest): Promise<void> {
    if ('play' in request) await this.play(request.play, request.options, request.paused)
    else if ('preload' in request) await this.preload(request.preload, request.output)
    else if ('outputs' in request) await this.tellOutputs()
    else if ('ramp' in request) this.attempt(request.ramp, () => this.ramp(request.ramp, request.to))
    else if ('pause' in request) this.attempt(request.pause, () => this.hold(request.pause, true))
    else if ('resume' in request) this.attempt(request.resume, () => this.hold(request.resume, false))
    else this.attempt(request.stop, () => this.stop(request.stop))
  }

  /** Tells that sound comes out; says nothing when it is stuck. */
  beat(): void {
    let isStuck = false
    for (const card of this.cards.values()) {
      const isUsed = card.voices.size > 0
      const isAwake = card.place.state === 'running'
      card.asleep = isUsed && !isAwake ? card.asleep + 1 : 0
      if (isUsed && isAwake && card.place.currentTime === card.last) isStuck = true
      if (card.asleep >= wakeWithin) isStuck = true
      card.last = card.place.currentTime
      card.idle = isUsed ? 0 : card.idle + 1
      if (card.idle === restAfter) settle(card)
    }
    if (isStuck) return
    const places: VoicePlace[] = []
    for (const [id, { voice }] of this.entries) if (voice !== undefined) places.push([id, voice.position])
    this.answer({ beat: places })
  }

  private async play(id: number, options: VoiceOptions, paused: boolean): Promise<void> {
    const entry: Entry = { card: undefined, paused, voice: undefined, ramp: undefined, rampAt: 0 }
    this.entries.set(id, entry)
    const because = options.output === '' ? 'device' : 'voice'
    const card = await this.cardFor(options.output).catch((error: unknown) => this.fail(id, error, because))
    if (card === undefined || this.entries.get(id) !== entry) return
    entry.card = card
    card.voices.add(id)
    settle(card)
    try {
      const clip = await card.clips.get(options.file)
      if (this.entries.get(id) !== entry) return
      entry.voice = new HostVoice(card.place, clip, options, () => this.ended(id))
      this.begin(id, entry)
    } catch (error) {
      const text = `Cannot play ${options.file}: ${errorText(error)}`
      // One that the system does not let read, nobody else can read.
      this.fail(id, new Error(text, { cause: error }), isSystemError(error) ? 'voice' : 'file')
    }
  }

  /** What fails with a voice is the end of that voice. */
  private attempt(id: number, work: () => void): void {
    try {
      work()
    } catch (error) {
      this.fail(id, error, 'voice')
    }
  }

  private begin(id: number, entry: Entry): void {
    const { voice, ramp } = entry
    if (voice === undefined) return
    if (ramp !== undefined) voice.ramp(late(ramp, performance.now() / 1000 - entry.rampAt))
    this.answer({ started: id, position: voice.position })
    if (!entry.paused) voice.resume()
  }

  private async preload(file: string, output: string): Promise<void> {
    try {
      const card = await this.cardFor(output)
      await card.clips.get(file)
    } catch {
      // Playing it will tell.
    }
  }

  private ramp(id: number, ramp: Ramp): void {
    const entry = this.entries.get(id)
    if (entry === undefined) return
    entry.ramp = ramp
    entry.rampAt = performance.now() / 1000
    entry.voice?.ramp(ramp)
  }

  private hold(id: number, paused: boolean): void {
    const entry = this.entries.get(id)
    if (entry === undefined) return
    entry.paused = paused
    if (paused) entry.voice?.pause()
    else entry.voice?.resume()
  }

  private stop(id: number): void {
    const entry = this.entries.get(id)
    this.forget(id)
    entry?.voice?.stop()
  }

  private ended(id: number): void {
    this.forget(id)
    this.answer({ ended: id })
  }

  private fail(id: number, error: unknown, because: FailureOf): undefined {
    this.forget(id)
    this.answer({ failed: id, message: errorText(error), because })
  }

  private forget(id: number): void {
    const card = this.entries.get(id)?.card
    this.entries.delete(id)
    card?.voices.delete(id)
  }

  private async cardFor(output: string): Promise<Card> {
    const known = this.cards.get(output)
    if (known !== undefined) return known
    const place = new this.audio.AudioContext({ latencyHint: 'playback', sinkId: await this.sinkOf(output) })
    const clips = new Clips({
      version: async (file) => {
        const { size, mtimeMs } = await stat(file)
        return `${size} ${mtimeMs}`
      },
      decode: async (file) => decodeSound(place, await readSound(file), this.packages),
    })
    const card: Card = this.cards.get(output) ?? {
      place,
      clips,
      voices: new Set(),
      last: -1,
      idle: 0,
      asleep: 0,
      turn: Promise.resolve(),
    }
    // Another one may have come in between.
    if (card.place !== place) place.close().catch(() => {})
    this.cards.set(output, card)
    return card
  }

  private async sinkOf(output: string): Promise<string | { readonly type: 'none' }> {
    if (this.silent) return { type: 'none' }
    if (output === '') return ''
    if (!this.ids.has(output)) await this.look()
    const id = this.ids.get(output)
    if (id === undefined) throw new Error(`there is no output ${output}; there are ${[...this.ids.keys()].join(', ')}`)
    return id
  }

  private async look(): Promise<void> {
    const devices = await this.audio.mediaDevices.enumerateDevices()
    const outputs = devices.filter(({ kind }) => kind === 'audiooutput')
    this.ids = new Map(outputs.map(({ label, deviceId }) => [label === '' ? deviceId : label, deviceId]))
  }

  private async tellOutputs(): Promise<void> {
    await this.look().catch(() => {})
    this.answer({ outputs: ['', ...this.ids.keys()] })
  }
}

/** What is left of a ramp that began some seconds ago. */
function late({ from, to, seconds }: Ramp, ago: number): Ramp {
  if (ago <= 0) return { from, to, seconds }
  if (ago >= seconds) return { from: to, to, seconds: 0 }
  return { from: from + ((to - from) * ago) / seconds, to, seconds: seconds - ago }
}
