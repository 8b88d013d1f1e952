/** One live event: its source, its action, its errors. Everything that users hold of it is a handle. @module */

import { errorText } from '../errors.ts'
import type { MessageBus } from '../message/bus.ts'
import type { Clock } from '../platform/clock.ts'
import type { Owned, Owner } from '../scope.ts'
import { ActionRunner, type EventAction, type EventInfo } from './action.ts'
import type { Details, Source, SourceHost, StartSource } from './source.ts'

export type EventKind = 'when' | 'after' | 'edge' | 'change' | 'message' | 'time'

export interface EventSpec {
  readonly kind: EventKind
  readonly name: string
  readonly sequence: number
  /** Ends after its first run. */
  readonly once: boolean
  readonly action: EventAction
  readonly ratelimit: number
  readonly allowOverlap: boolean
  readonly enabled: boolean
  readonly start: StartSource
}

export interface EventDeps {
  readonly clock: Clock
  readonly bus: MessageBus
  /** It is freed with this one. */
  readonly owner: Owner
  /** Errors are shown here as long as it is open. */
  readonly maker: Owner
}

/** Levels of a topic hold neither slashes nor wildcards. */
const level = (name: string): string => name.replace(/[/+#\s]+/g, '_').slice(0, 200) || '_'

export class LiveEvent implements Owned {
  readonly kind: EventKind
  readonly name: string
  readonly runner: ActionRunner
  errors = 0
  /** Why the trigger does not work now; undefined while it does. */
  problem: unknown
  private readonly spec: EventSpec
  private readonly deps: EventDeps
  private source: Source | undefined
  private ended = false
  private failing = false

  /** @throws what the source throws: a wrong filter, a closed owner */
  constructor(deps: EventDeps, spec: EventSpec) {
    this.deps = deps
    this.spec = spec
    this.kind = spec.kind
    this.name = spec.name
    this.runner = new ActionRunner({
      clock: deps.clock,
      action: spec.action,
      ratelimit: spec.ratelimit,
      allowOverlap: spec.allowOverlap,
      queued: spec.kind === 'message',
      failed: (error) => this.report(error),
    })
    deps.owner.own(this)
    try {
      if (spec.enabled) this.enable()
    } catch (error) {
      this.dispose()
      throw error
    }
  }

  get active(): boolean {
    return !this.ended
  }

  get enabled(): boolean {
    return this.source !== undefined
  }

  get next(): number | undefined {
    return this.source?.next
  }

  /** Starts afresh, as if it was made now. */
  enable(): void {
    if (this.ended || this.source !== undefined) return
    this.source = this.spec.start(this.host())
  }

  disable(): void {
    this.source?.stop()
    this.source = undefined
    this.problem = undefined
    this.runner.clear()
  }

  /** Runs the action now, whatever the trigger and the limits say. */
  trigger(): void {
    if (this.ended) return
    const info = this.info({})
    if (this.spec.once) this.dispose()
    this.runner.run(info)
  }

  dispose(): void {
    if (this.ended) return
    this.ended = true
    this.disable()
    this.deps.owner.disown(this)
  }

  private info(details: Details): EventInfo {
    return { name: this.name, time: this.deps.clock.wall(), ...details }
  }

  private host(): SourceHost {
    return {
      sequence: this.spec.sequence,
      what: `The trigger of ${this.name}`,
      busy: () => this.runner.busy,
      fire: (details) => this.fire(details),
      failed: (error) => this.triggerFailed(error),
      worked: () => {
        this.failing = false
        this.problem = undefined
      },
    }
  }

  private fire(details: Details): void {
    if (this.ended) return
    // Ended before its action runs: exactly once, also when that fails or asks for another one.
    if (this.spec.once) this.dispose()
    this.runner.fire(this.info(details))
  }

  /** A trigger that goes on failing is shown once, until it has worked again. */
  private triggerFailed(error: unknown): void {
    const isShown = this.failing
    this.failing = true
    this.problem = error
    this.report(error, isShown)
  }

  private report(error: unknown, isShown = false): void {
    const { owner, maker, bus } = this.deps
    this.errors++
    const reporter = maker.closed ? owner : maker
    if (!isShown) reporter.report(error, `event ${this.name}`)
    bus.post(`/system/errors/events/${level(maker.name)}/${level(this.name)}`, errorText(error))
  }
}
