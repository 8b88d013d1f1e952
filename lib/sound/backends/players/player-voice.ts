/** One sound, played by a program of its own that is told everything when it is started. @module */

import type { ChildProcess } from 'node:child_process'
import { KaithemError } from '../../../errors.ts'
import type { Clock, Timer } from '../../../platform/clock.ts'
import { withoutPassword } from '../../address.ts'
import type { Ramp, Voice, VoiceListener, VoiceOptions } from '../../backend.ts'
import { type Part, partOf, placeIn } from '../../part.ts'
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
  /** It goes on behind its end. */
  private readonly isBehind: boolean
  private readonly beginning: Timer
  private child: ChildProcess | undefined
  /** As loud as the last ramp before its start leads to: this cannot change later. */
  private volume: number
  private complaint = ''
  /** Seconds of sound before it last went on, all rounds together. */
  private played: number
  /** What of it the program that runs does not play. */
  private skipped: number
  /** Rounds that another program is to play, because this one began in the middle of one. */
  private rest = 0
  /** When it last went on; undefined while it is paused or not there yet. */
  private since: number | undefined
  /** Whether the program that runs plays. */
  private hasStarted = false
  private wasHeard = false
  private isPaused = false
  private isOver = false

  constructor(deps: PlayerVoiceDeps, options: VoiceOptions, listener: VoiceListener) {
    this.deps = deps
    this.options = options
    this.listener = listener
    this.volume = options.volume
    this.part = partOf(deps.lengthOf(options.file), options.start, options.end)
    const { isBehind, played } = placeIn(this.part, options.at)
    this.isBehind = isBehind
    this.played = played
    this.skipped = played
    // Later: what begins silent is told at once where it leads.
    this.beginning = deps.clock.setImmediate(() => this.begin())
  }

  get position(): number {
    const { from, to } = this.part
    const done = this.done()
    if (this.isBehind || done >= (to - from) * this.options.loop) return to
    return from + (to === Number.POSITIVE_INFINITY ? done : done % (to - from))
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
    const { options, part, skipped } = this
    const { program } = this.deps
    if (options.output !== '') {
      this.fail('KAITHEM_IO', `${program.program} cannot choose a sound card: ${options.output}`)
      return
    }
    if (this.isBehind) {
      this.started()
      this.end()
      return
    }
    if (skipped === 0) {
      this.run(part, options.loop)
      return
    }
    this.rest = options.loop - 1
    this.run({ from: part.from + skipped, to: part.to }, 1)
  }

  private run(part: Part, loop: number): void {
    const { deps, options, volume } = this
    const { program } = deps
    const child = deps.start(program.args({ file: options.file, part, volume, loop, speed: options.speed }))
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
    if (!this.wasHeard) this.listener.started()
    this.wasHeard = true
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
    const isShort = this.done() - this.skipped < (this.least() - this.skipped) / 2
    const isFailure = status !== 0 || !this.hasStarted || (complaint !== '' && isShort)
    if (!isFailure && this.rest > 0) {
      this.runOn()
      return
    }
    if (!isFailure) {
      this.end()
      return
    }
    const device = program.noDevice.test(this.complaint)
    const why = complaint === '' ? `it ended with status ${status}, and does not say why` : complaint
    this.fail(
      device ? 'KAITHEM_UNAVAILABLE' : 'KAITHEM_IO',
      `${program.program} cannot play ${withoutPassword(this.options.file)}: ${why}`,
      device ? { device } : {},
    )
  }

  /** Plays the rounds after one that was begun in the middle. */
  private runOn(): void {
    const { rest, part } = this
    this.rest = 0
    this.played = part.to === Number.POSITIVE_INFINITY ? this.done() : part.to - part.from
    this.skipped = this.played
    this.since = undefined
    this.hasStarted = false
    this.complaint = ''
    this.run(part, rest)
  }

  /** Seconds of sound at the end of the program that runs, all rounds together, all that is known. */
  private least(): number {
    const { from, to } = this.part
    if (to === Number.POSITIVE_INFINITY) return this.skipped + shortest
    return (to - from) * (this.rest > 0 ? 1 : this.options.loop)
  }

  private done(): number {
    const { since } = this
    return since === undefined ? this.played : this.played + (this.deps.clock.now() - since) * this.options.speed
  }

  private fail(code: 'KAITHEM_IO' | 'KAITHEM_UNAVAILABLE', text: string, more: { readonly device?: true } = {}): void {
    if (this.isOver) return
    this.finish()
    this.child?.kill('SIGKILL')
    this.listener.failed(new KaithemError(code, text, { file: withoutPassword(this.options.file), ...more }))
  }

  private finish(): void {
    this.played = this.done()
    this.since = undefined
    this.isOver = true
    this.beginning.cancel()
    this.deps.over(this)
  }
}
