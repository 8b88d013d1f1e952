/** Plays through node-web-audio-api, in a process of its own, because sound libraries may hang or end the process they are in. @module */

import type { ChildProcess } from 'node:child_process'
import { KaithemError } from '../../../errors.ts'
import type { Clock, Timer } from '../../../platform/clock.ts'
import type { PackageFiles } from '../../../platform/packages.ts'
import type {
  Ramp,
  SoundBackend,
  SoundFeatures,
  SoundRefusal,
  Voice,
  VoiceListener,
  VoiceOptions,
} from '../../backend.ts'
import { HostProcess, startHost } from './host-process.ts'
import type { HostAnswer, HostRequest } from './protocol.ts'

export interface WebAudioDeps {
  readonly clock: Clock
  readonly packages: PackageFiles
  /** Starts the process that plays (default: the real one). */
  readonly start?: (() => ChildProcess) | undefined
}

const packageName = 'node-web-audio-api'
/** Deaths in a row after which another back end may try. */
const mostDeaths = 3
/** Seconds without a sound after which the process ends: it takes 90 MB. */
const idleTime = 60

interface VoiceDeps {
  readonly clock: Clock
  readonly id: number
  readonly send: (request: HostRequest) => void
}

class WebAudioVoice implements Voice {
  readonly listener: VoiceListener
  private readonly clock: Clock
  private readonly options: VoiceOptions
  private readonly send: (request: HostRequest) => void
  private readonly id: number
  /** Where it was, and when that was. */
  private place: { readonly position: number; readonly time: number | undefined }
  private isPaused = false
  private isOver = false

  constructor(deps: VoiceDeps, options: VoiceOptions, listener: VoiceListener) {
    const { clock, id, send } = deps
    this.clock = clock
    this.id = id
    this.options = options
    this.listener = listener
    this.send = send
    this.place = { position: options.at ?? Math.max(0, options.start), time: undefined }
    send({ play: id, options, paused: false })
  }

  get file(): string {
    return this.options.file
  }

  get position(): number {
    const { position, time } = this.place
    if (time === undefined || this.isPaused || this.isOver) return position
    return position + (this.clock.now() - time) * this.options.speed
  }

  ramp(to: Ramp): void {
    if (!this.isOver) this.send({ ramp: this.id, to })
  }

  pause(): void {
    if (this.isOver || this.isPaused) return
    this.at(this.position)
    this.isPaused = true
    this.send({ pause: this.id })
  }

  resume(): void {
    if (this.isOver || !this.isPaused) return
    this.isPaused = false
    if (this.place.time !== undefined) this.at(this.place.position)
    this.send({ resume: this.id })
  }

  stop(): void {
    if (this.isOver) return
    this.over()
    this.send({ stop: this.id })
  }

  /** The other process told where it is. */
  at(position: number): void {
    this.place = { position, time: this.place.time === undefined && this.isPaused ? undefined : this.clock.now() }
  }

  over(): void {
    this.place = { position: this.position, time: undefined }
    this.isOver = true
  }
}

export class WebAudioBackend implements SoundBackend {
  readonly name = 'webaudio'
  readonly features: SoundFeatures = {
    ...{ volume: true, pause: true, parts: true, loop: true, speed: true, outputs: true, urls: false },
  }
  private readonly deps: WebAudioDeps
  private readonly host: HostProcess
  private readonly voices = new Map<number, WebAudioVoice>()
  private known: readonly string[] = ['']
  private lastId = 0
  private idle: Timer | undefined

  constructor(deps: WebAudioDeps) {
    this.deps = deps
    this.host = new HostProcess({
      clock: deps.clock,
      start: deps.start ?? (() => startHost(false)),
      answered: (answer) => this.answered(answer),
      died: (deaths) => this.died(deaths),
    })
  }

  /** Number of the process that plays, while there is one. */
  get pid(): number | undefined {
    return this.host.pid
  }

  probe(): SoundRefusal | undefined {
    try {
      this.deps.packages.file(packageName)
      return undefined
    } catch {
      const message = `the package ${packageName} is not installed; in the user directory of Node-RED: npm install ${packageName}`
      return { reason: 'noPackage', message, data: { package: packageName } }
    }
  }

  outputs(): readonly string[] {
    this.send({ outputs: true })
    this.rest()
    return this.known
  }

  play(options: VoiceOptions, listener: VoiceListener): Voice {
    const id = ++this.lastId
    const send = (request: HostRequest): void => {
      this.send(request)
      if ('stop' in request) this.forget(request.stop)
    }
    const voice = new WebAudioVoice({ clock: this.deps.clock, id, send }, options, listener)
    this.voices.set(id, voice)
    return voice
  }

  preload(file: string, output: string): void {
    this.send({ preload: file, output })
    this.rest()
  }

  close(): void {
    for (const voice of this.voices.values()) voice.over()
    this.voices.clear()
    this.idle?.cancel()
    this.idle = undefined
    this.host.end()
  }

  private send(request: HostRequest): void {
    this.idle?.cancel()
    this.idle = undefined
    this.host.send(request)
  }

  private answered(answer: HostAnswer): void {
    if ('beat' in answer) {
      for (const [id, position] of answer.beat) this.voices.get(id)?.at(position)
    } else if ('outputs' in answer) {
      this.known = answer.outputs
    } else if ('started' in answer) {
      const voice = this.voices.get(answer.started)
      voice?.at(answer.position)
      voice?.listener.started()
    } else if ('ended' in answer) {
      this.forget(answer.ended)?.listener.ended()
    } else {
      const { failed, message, because } = answer
      const voice = this.forget(failed)
      const code = because === 'device' ? 'KAITHEM_UNAVAILABLE' : 'KAITHEM_IO'
      const more = because === 'voice' ? {} : because === 'device' ? { device: true } : { elsewhere: true }
      voice?.listener.failed(new KaithemError(code, message, { file: voice.file, ...more }))
    }
  }

  private died(deaths: number): void {
    const retry = deaths < mostDeaths
    const lost = [...this.voices.keys()]
    if (!retry) this.host.end()
    for (const id of lost) {
      const text = 'The process that plays sounds has ended or was stuck'
      const voice = this.forget(id)
      voice?.listener.failed(new KaithemError('KAITHEM_UNAVAILABLE', text, { file: voice.file, lost: true, retry }))
    }
  }

  private forget(id: number): WebAudioVoice | undefined {
    const voice = this.voices.get(id)
    voice?.over()
    this.voices.delete(id)
    this.rest()
    return voice
  }

  /** Nothing plays: the process ends after a while. */
  private rest(): void {
    if (this.voices.size > 0 || this.idle !== undefined) return
    this.idle = this.deps.clock.setTimeout(() => {
      this.idle = undefined
      this.host.end()
    }, idleTime)
  }
}
