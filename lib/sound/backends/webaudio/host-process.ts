/** The process that plays, as this one sees it: started when needed, watched, and started anew when it dies. @module */

import { type ChildProcess, fork } from 'node:child_process'
import type { Clock, Timer } from '../../../platform/clock.ts'
import { programPath } from '../programs.ts'
import type { HostAnswer, HostRequest } from './protocol.ts'

export interface HostDeps<Answer = HostAnswer> {
  readonly clock: Clock
  readonly start: () => ChildProcess
  readonly answered: (answer: Answer) => void
  /** Seconds without a sign of life after which it is stuck (default 1.5). */
  readonly patience?: number
  /** It is gone, without being told to end. @param deaths how often that happened in a row */
  readonly died: (deaths: number) => void
}

/** Seconds between two looks whether it is alive. */
const look = 0.5
/** Seconds that it may take to start, on a slow computer. */
const startPatience = 15
/** Seconds without a beat after which it is stuck. */
const usualPatience = 1.5
/** Seconds of life after which earlier deaths are forgotten. */
const goodLife = 10
/** Seconds before it is started again, doubled with each death. */
const pause = 0.25

/** @param silent it uses no sound card; for tests */
export function startHost(silent: boolean): ChildProcess {
  return fork(programPath('sound-host'), silent ? ['silent'] : [], {
    // What libraries of sound print is no news.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'advanced',
    // PulseAudio else takes seconds at a time, and the card's time comes in jumps.
    env: { PULSE_LATENCY_MSEC: '60', ...process.env },
    execArgv: [],
  })
}

/** @typeParam Request what it is told @typeParam Answer what it says */
export class HostProcess<Request extends object = HostRequest, Answer = HostAnswer> {
  private readonly deps: HostDeps<Answer>
  private child: ChildProcess | undefined
  /** What is to be said once it is started again. */
  private waiting: Request[] = []
  private starting: Timer | undefined
  private watching: Timer | undefined
  private deaths = 0
  private born = 0
  /** When it last gave a sign of life; undefined before the first one. */
  private lastSign: number | undefined
  private lastLook = 0

  constructor(deps: HostDeps<Answer>) {
    this.deps = deps
  }

  /** Process number, while there is one. */
  get pid(): number | undefined {
    return this.child?.pid
  }

  send(request: Request): void {
    if (this.child !== undefined) {
      this.tell(this.child, request)
      return
    }
    this.waiting.push(request)
    if (this.starting !== undefined) return
    if (this.deaths === 0) this.start()
    else this.starting = this.deps.clock.setTimeout(() => this.start(), pause * 2 ** this.deaths)
  }

  /** Ends it. A later request starts another one. */
  end(): void {
    this.starting?.cancel()
    this.starting = undefined
    this.waiting = []
    this.deaths = 0
    this.forget()?.kill('SIGKILL')
  }

  private tell(child: ChildProcess, request: Request): void {
    // A dead one is told of by its exit.
    if (child.connected) child.send(request, () => {})
  }

  private start(): void {
    this.starting = undefined
    const { clock, start, answered } = this.deps
    const child = start()
    this.child = child
    this.born = clock.now()
    this.lastSign = undefined
    this.lastLook = this.born
    child.unref()
    child.channel?.unref()
    child.on('error', () => this.gone(child))
    child.on('exit', () => this.gone(child))
    child.on('message', (message) => {
      if (this.child !== child) return
      this.lastSign = clock.now()
      if (this.lastSign - this.born > goodLife) this.deaths = 0
      answered(message as Answer)
    })
    process.on('exit', this.onExit)
    this.watching = clock.setInterval(() => this.watch(child), look)
    for (const request of this.waiting.splice(0)) this.tell(child, request)
  }

  private watch(child: ChildProcess): void {
    const now = this.deps.clock.now()
    const { patience = usualPatience } = this.deps
    // Where this process stood still, what it was told meanwhile has not been read yet.
    const wasAway = now - this.lastLook > 2 * look
    this.lastLook = now
    if (wasAway && this.lastSign !== undefined) this.lastSign = now
    const isStuck = this.lastSign === undefined ? now - this.born > startPatience : now - this.lastSign > patience
    if (isStuck) this.gone(child)
  }

  private gone(child: ChildProcess): void {
    if (this.child !== child) return
    this.forget()?.kill('SIGKILL')
    this.deaths++
    this.deps.died(this.deaths)
  }

  private forget(): ChildProcess | undefined {
    const { child } = this
    this.child = undefined
    this.watching?.cancel()
    this.watching = undefined
    process.off('exit', this.onExit)
    child?.removeAllListeners()
    // One that cannot be started says so later.
    child?.on('error', () => {})
    return child
  }

  private readonly onExit = (): void => {
    this.child?.kill('SIGKILL')
  }
}
