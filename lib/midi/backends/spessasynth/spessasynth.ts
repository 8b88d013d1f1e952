/** Synthesizers in a process of their own, played through Web Audio: rendering takes time that Node-RED has no share in. @module */

import { type ChildProcess, fork } from 'node:child_process'
import { KaithemError } from '../../../errors.ts'
import type { Clock, Timer } from '../../../platform/clock.ts'
import type { PackageFiles } from '../../../platform/packages.ts'
import { HostProcess } from '../../../sound/backends/webaudio/host-process.ts'
import type { Refusal } from '../../backend.ts'
import type { SynthBackend, SynthListener, SynthSettings } from '../../synth.ts'
import { programPath } from '../programs.ts'
import { RemoteSynth } from '../remote-synth.ts'
import type { SynthEvent } from '../synth-event.ts'
import type { SynthAnswer, SynthRequest } from './protocol.ts'

export interface SpessaSynthDeps {
  readonly clock: Clock
  readonly packages: PackageFiles
  /** Starts the process (default: the real one). */
  readonly start?: (() => ChildProcess) | undefined
}

const packageName = 'node-web-audio-api'
/** Deaths in a row after which it is not started again. */
const mostDeaths = 3
/** Seconds without a sign of life: loading a large SoundFont keeps it busy for a while. */
const patience = 15
/** Seconds without a synthesizer after which the process ends: who deploys makes another one soon. */
const idleTime = 10

/** @param silent it uses no sound card; for tests */
export function startSynthHost(silent: boolean): ChildProcess {
  return fork(programPath('synth-host'), silent ? ['silent'] : [], {
    // What libraries of sound print is no news.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    // PulseAudio else takes seconds at a time, and the card's time comes in jumps.
    env: { PULSE_LATENCY_MSEC: '60', ...process.env },
    execArgv: [],
  })
}

export class SpessaSynthBackend implements SynthBackend {
  readonly name = 'spessasynth'
  private readonly deps: SpessaSynthDeps
  private readonly host: HostProcess<SynthRequest, SynthAnswer>
  private readonly synths = new Map<number, RemoteSynth>()
  private lastId = 0
  private idle: Timer | undefined

  constructor(deps: SpessaSynthDeps) {
    this.deps = deps
    this.host = new HostProcess<SynthRequest, SynthAnswer>({
      clock: deps.clock,
      patience,
      start: deps.start ?? (() => startSynthHost(false)),
      answered: (answer) => this.answered(answer),
      died: (deaths) => this.died(deaths),
    })
  }

  /** Number of the process, while there is one. */
  get pid(): number | undefined {
    return this.host.pid
  }

  probe(): Refusal | undefined {
    try {
      this.deps.packages.file(packageName)
      return undefined
    } catch {
      const message = `the package ${packageName} is not installed; in the user directory of Node-RED: npm install ${packageName}`
      return { reason: 'noLibrary', message, data: { package: packageName } }
    }
  }

  open({ soundfont, reverb, chorus, output = '' }: SynthSettings, listener: SynthListener): RemoteSynth {
    const id = ++this.lastId
    const send = (request: SynthRequest): void => this.host.send(request)
    this.idle?.cancel()
    this.idle = undefined
    const end = {
      start: () => send({ open: id, options: { soundfont, reverb, chorus, output } }),
      tell: (event: SynthEvent) => send({ to: id, event }),
      close: () => {
        send({ close: id })
        this.forget(id)
      },
    }
    const synth = new RemoteSynth(this.name, end, listener)
    this.synths.set(id, synth)
    return synth
  }

  close(): void {
    this.synths.clear()
    this.idle?.cancel()
    this.idle = undefined
    this.host.end()
  }

  private answered(answer: SynthAnswer): void {
    if (!('failed' in answer)) return
    const { failed, device, message } = answer
    const code = device ? 'KAITHEM_UNAVAILABLE' : 'KAITHEM_IO'
    this.lose(failed, new KaithemError(code, message, { reason: device ? 'noCard' : 'synthFailed' }))
  }

  private died(deaths: number): void {
    const all = [...this.synths]
    if (deaths < mostDeaths) {
      for (const [, synth] of all) synth.restart()
      return
    }
    this.host.end()
    const text = 'The process of the synthesizer ends again and again; deploy to try once more'
    for (const [id] of all)
      this.lose(id, new KaithemError('KAITHEM_UNAVAILABLE', text, { reason: 'synthFailed', deaths }))
  }

  private lose(id: number, error: KaithemError): void {
    const synth = this.synths.get(id)
    this.forget(id)
    synth?.fail(error)
  }

  private forget(id: number): void {
    if (!this.synths.delete(id) || this.synths.size > 0) return
    this.idle = this.deps.clock.setTimeout(() => {
      this.idle = undefined
      this.host.end()
    }, idleTime)
  }
}
