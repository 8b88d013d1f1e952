/** One sound, played by a program of its own that is told everything when it is started. @module */

import type { ChildProcess } from 'node:child_process'
import { KaithemError } from '../../../errors.ts'
import type { Clock, Timer } from '../../../platform/clock.ts'
import type { Ramp, Voice, VoiceListener, VoiceOptions } from '../../backend.ts'
import { type Part, partOf } from '../../part.ts'
import type { PlayerProgram } from './programs.ts'

export interface PlayerVoiceDeps {
  readonly clock: Clock
  readonly program: PlayerProgram
  readonly start: (args: readonly string[]) => ChildProcess
  /** Seconds that a file is long; undefined when nobody can tell. */
  readonly lengthOf: (file: string) => number | undefined
  readonly over: (voice: PlayerVoice) => unknown
}

/** Characters of what it complains about that are kept. */
const longestComplaint = 500
/** Seconds for which a file plays where nobody knows how long it is: half of it with a complaint is a failure. */
const shortest = 6

export class PlayerVoice implements Voice {
  private readonly deps: PlayerVoiceDeps
  private readonly options: VoiceOptions
  private readonly listener: VoiceListener
  private readonly part: Part
  private readonly beginning: Timer
  private child: ChildProcess | undefined
  /** As loud as the last ramp before its start leads to: this cannot change later. */
  private volume: number
  private complaint = ''
  /** Seconds of sound before it last went on, all rounds together. */
  private played = 0
  /** When it last went on; undefined while it is paused or not there yet. */
  private since: number | undefined
  private hasStarted = false
  private isPaused = false
  private isOver = false

  constructor(deps: PlayerVoiceDeps, options: VoiceOptions, listener: VoiceListener) {
    this.deps = deps
    this.options = options
    this.listener = listener
    this.volume = options.volume
    this.part = partOf(deps.lengthOf(options.file), options.start, options.end)
    // Later: what begins silent is told at once where it leads.
    this.beginning = deps.clock.setImmediate(() => this.begin())
  }

  get position(): number {
    const { from, to } = this.part
    const done = this.done() + (this.options.at === undefined ? 0 : this.options.at - from)
    return from + (to === Number.POSITIVE_INFINITY || to === from ? done : done % (to - from))
  }

  ramp({ to }: Ramp): void {
    if (this.child === undefined && to > 0) this.volume = to
  }

  pause(): void {
    if (this.isOver || this.isPaused) return
    this.played = this.done()
    this.since = undefined
    this.isPaused = true
    this.child?.kill('SIGSTOP')
  }

  resume(): void {
    if (this.isOver || !this.isPaused) return
    this.isPaused = false
    if (this.hasStarted) this.since = this.deps.clock.now()
    this.child?.kill('SIGCONT')
  }

  stop(): void {
    if (this.isOver) return
    this.finish()
    this.child?.kill('SIGKILL')
  }

  private begin(): void {
    const { options, deps, part } = this
    const { program } = deps
    if (options.output !== '') {
      this.fail('KAITHEM_IO', `${program.program} cannot choose a sound card: ${options.output}`)
      return
    }
    const { at = part.from, file, loop, speed } = options
    if (at >= part.to) {
      this.started()
      this.end()
      return
    }
    // One that goes on in the middle plays to the end of this round only.
    const child = deps.start(
      program.args({
        file,
        part: { from: at, to: part.to },
        volume: this.volume,
        loop: at === part.from ? loop : 1,
        speed,
      }),
    )
    this.child = child
    child.unref()
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.complaint = (this.complaint + text).slice(-longestComplaint)
    })
    child.on('spawn', () => {
      if (this.isPaused) child.kill('SIGSTOP')
      if (program.starts === undefined) this.started()
    })
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      if (program.starts?.test(text) === true) this.started()
    })
    child.on('error', (error) =>
      this.fail('KAITHEM_UNAVAILABLE', `${program.program} cannot be started: ${error.message}`),
    )
    // Not `exit`: what it complained about is to be read before.
    child.on('close', (status) => this.ended(status))
  }

  private started(): void {
    if (this.isOver || this.hasStarted) return
    this.hasStarted = true
    if (!this.isPaused) this.since = this.deps.clock.now()
    this.listener.started()
  }

  private end(): void {
    this.finish()
    this.listener.ended()
  }

  private ended(status: number | null): void {
    if (this.isOver) return
    const { program } = this.deps
    const complaint = this.complaint.trim().split('\n').at(-1)?.trim() ?? ''
    // Some of them end in good order, but too early.
    const isFailure = status !== 0 || !this.hasStarted || (complaint !== '' && this.done() < this.least() / 2)
    if (!isFailure) {
      this.end()
      return
    }
    const device = program.noDevice.test(this.complaint)
    const why = complaint === '' ? `it ended with status ${status}, and does not say why` : complaint
    this.fail(
      device ? 'KAITHEM_UNAVAILABLE' : 'KAITHEM_IO',
      `${program.program} cannot play ${this.options.file}: ${why}`,
      device ? { device } : {},
    )
  }

  /** Seconds of sound, all rounds together, all that is known. */
  private least(): number {
    const { from, to } = this.part
    return to === Number.POSITIVE_INFINITY ? shortest : (to - from) * this.options.loop
  }

  private done(): number {
    const { since } = this
    return since === undefined ? this.played : this.played + (this.deps.clock.now() - since) * this.options.speed
  }

  private fail(code: 'KAITHEM_IO' | 'KAITHEM_UNAVAILABLE', text: string, more: { readonly device?: true } = {}): void {
    if (this.isOver) return
    this.finish()
    this.child?.kill('SIGKILL')
    this.listener.failed(new KaithemError(code, text, { file: this.options.file, ...more }))
  }

  private finish(): void {
    this.played = this.done()
    this.since = undefined
    this.isOver = true
    this.beginning.cancel()
    this.deps.over(this)
  }
}
