/** Plays nothing, but keeps times, positions and volumes as if: for machines without sound, and for tests. @module */

import type { Clock, Timer } from '../../platform/clock.ts'
import type { Ramp, SoundBackend, SoundCall, SoundFeatures, Voice, VoiceListener, VoiceOptions } from '../backend.ts'
import { type Part, partOf, placeIn } from '../part.ts'
import { type Slope, valueAt } from '../volume.ts'

export interface NullDeps {
  readonly clock: Clock
  /** Seconds that a file is long; undefined when nobody can tell: it then plays until it is stopped. */
  readonly lengthOf: (file: string) => number | undefined
}

/** What a voice tells its back end. */
interface Reports {
  note(call: SoundCall['call'], options: SoundCall['options']): void
  over(voice: NullVoice): void
}

/** So many calls are kept. */
const mostCalls = 1000

export class NullVoice implements Voice {
  private readonly clock: Clock
  private readonly options: VoiceOptions
  private readonly listener: VoiceListener
  private readonly reports: Reports
  private readonly part: Part
  /** It goes on behind its end. */
  private readonly isBehind: boolean
  private slope: Slope
  /** Seconds of sound that were played before it last went on. */
  private played: number
  /** When it last went on; undefined while it is paused. */
  private since: number | undefined
  private readonly beginning: Timer
  private timer: Timer | undefined
  private isOver = false

  constructor(deps: NullDeps, options: VoiceOptions, listener: VoiceListener, reports: Reports) {
    this.clock = deps.clock
    this.options = options
    this.listener = listener
    this.reports = reports
    this.part = partOf(deps.lengthOf(options.file), options.start, options.end)
    const { isBehind, played } = placeIn(this.part, options.at)
    this.isBehind = isBehind
    this.played = played
    const now = this.clock.now()
    this.slope = { from: options.volume, to: options.volume, began: now, seconds: 0 }
    this.since = now
    this.beginning = this.clock.setImmediate(() => listener.started())
    this.arm()
  }

  get position(): number {
    const { from, to } = this.part
    const done = this.done()
    if (done >= this.total()) return to
    return from + (to === Number.POSITIVE_INFINITY ? done : done % (to - from))
  }

  /** How loud it is now. */
  get volume(): number {
    return valueAt(this.slope, this.clock.now())
  }

  ramp(ramp: Ramp): void {
    if (this.isOver) return
    this.reports.note('ramp', ramp)
    this.slope = { ...ramp, began: this.clock.now() }
  }

  pause(): void {
    if (this.isOver || this.since === undefined) return
    this.reports.note('pause', {})
    this.played = this.done()
    this.since = undefined
    this.arm()
  }

  resume(): void {
    if (this.isOver || this.since !== undefined) return
    this.reports.note('resume', {})
    this.since = this.clock.now()
    this.arm()
  }

  stop(): void {
    if (this.isOver) return
    this.reports.note('stop', {})
    this.finish()
  }

  /** Seconds of sound played so far, all rounds together. */
  private done(): number {
    const { since } = this
    return since === undefined ? this.played : this.played + (this.clock.now() - since) * this.options.speed
  }

  private total(): number {
    const { from, to } = this.part
    return to === from || this.isBehind ? 0 : (to - from) * this.options.loop
  }

  private arm(): void {
    this.timer?.cancel()
    this.timer = undefined
    const left = (this.total() - this.done()) / this.options.speed
    if (this.since === undefined || left === Number.POSITIVE_INFINITY) return
    this.timer = this.clock.setTimeout(() => {
      this.finish()
      this.listener.ended()
    }, left)
  }

  private finish(): void {
    this.played = this.done()
    this.since = undefined
    this.isOver = true
    this.timer?.cancel()
    this.timer = undefined
    this.beginning.cancel()
    this.reports.over(this)
  }
}

/** @example new NullBackend({ clock: new ManualClock(), lengthOf: () => 2 }) */
export class NullBackend implements SoundBackend {
  readonly name = 'null'
  readonly features: SoundFeatures = {
    ...{ volume: true, pause: true, parts: true, loop: true, speed: true, outputs: true, urls: true },
  }
  readonly calls: SoundCall[] = []
  private readonly deps: NullDeps
  private readonly voices = new Set<NullVoice>()

  constructor(deps: NullDeps) {
    this.deps = deps
  }

  probe(): undefined {
    return undefined
  }

  outputs(): readonly string[] {
    return ['']
  }

  play(options: VoiceOptions, listener: VoiceListener): NullVoice {
    const { handle, file } = options
    const note: Reports['note'] = (call, details) => this.note(call, handle, file, details)
    note('play', options)
    const voice = new NullVoice(this.deps, options, listener, { note, over: (each) => this.voices.delete(each) })
    this.voices.add(voice)
    return voice
  }

  preload(file: string, output: string): void {
    this.note('preload', '', file, { output })
  }

  close(): void {
    for (const voice of [...this.voices]) voice.stop()
  }

  private note(call: SoundCall['call'], handle: string, file: string, options: SoundCall['options']): void {
    this.calls.push({ time: this.deps.clock.now(), call, handle, file, options })
    if (this.calls.length > mostCalls) this.calls.shift()
  }
}
