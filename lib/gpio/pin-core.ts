/** What inputs and outputs share: their driver, their state, their alert, and their end. @module */

import type { Alert } from '../alerts/api.ts'
import { errorText, isKaithemError, KaithemError } from '../errors.ts'
import type { MessageCallback } from '../message/subscriber.ts'
import { createSubscription, type Owned, Owner, type Subscription } from '../scope.ts'
import { callListeners, ListenerList } from '../states/listeners.ts'
import type { DriverName, GpioBackend } from './backend.ts'
import type { ByWhom } from './by-whom.ts'
import type { GpioEnv } from './environment.ts'
import { LineKeeper } from './line-keeper.ts'
import { pinTag } from './names.ts'
import type { PinSettings } from './options.ts'

export type PinKind = 'input' | 'output' | 'pwm'

/** Why a pin is in memory: asked for when it was made, no driver works, code did it, a person did it. */
export type MockReason = 'option' | 'fallback' | 'code' | 'operator'

/** How a pin is, as `pin.state` tells it. */
export interface PinState {
  /** The driver that serves it now. */
  readonly driver: DriverName
  /** Whether it is in memory. */
  readonly mocked: boolean
  /** Why it is; null when it is not. */
  readonly mock_reason: MockReason | null
  /** Whether somebody forced it, so that it does not follow its tag; always false for inputs. */
  readonly forced: boolean
  /** Electrical: 1 is high; of a PWM output the share of the time that it is high. Null while the line is not open. */
  readonly level: number | null
  /** Why the line is not open; it is tried again and again. Null when it is. */
  readonly error: KaithemError | null
  /** What was asked for and the driver cannot do, for people. */
  readonly warnings: readonly string[]
  readonly closed: boolean
}

/** Which backend a pin is on, and why. */
export interface Placement {
  readonly backend: GpioBackend
  readonly reason: MockReason | null
}

export abstract class PinCore<L extends { close(): void }> implements Owned {
  abstract readonly kind: PinKind
  readonly owner: Owner
  readonly env: GpioEnv
  readonly settings: PinSettings
  readonly tagName: string
  /** The name of whoever made it. */
  readonly madeBy: string
  protected readonly keeper: LineKeeper<L>
  protected placement: Placement
  protected warnings: string[] = []
  private readonly ended: (core: PinCore<{ close(): void }>) => void
  private readonly alert: Alert
  private readonly observers = new ListenerList()
  private readonly heard = new Set<Subscription>()
  private isClosed = false

  constructor(
    env: GpioEnv,
    owner: Owner,
    settings: PinSettings,
    alertName: string,
    ended: (core: PinCore<{ close(): void }>) => void,
  ) {
    this.env = env
    this.settings = settings
    this.ended = ended
    this.madeBy = owner.name
    this.owner = new Owner(`gpio ${settings.pin.id}`, owner)
    this.tagName = pinTag(settings.pin.id)
    this.placement = settings.mock ? { backend: env.mock, reason: 'option' } : this.realPlacement()
    this.keeper = new LineKeeper<L>({
      clock: env.clock,
      open: (isCurrent) => this.openLine(this.placement.backend, isCurrent),
      recovered: () => this.recovered(),
      failed: (error) => this.failed(error),
    })
    const description = `${settings.comment === '' ? '' : `${settings.comment}: `}set by hand, not by the machine`
    const options = { priority: 'info', auto_ack: true, restore: false, description }
    this.alert = env.alertsOf(this.owner).Alert(alertName, options)
    this.owner.own(this)
  }

  get closed(): boolean {
    return this.isClosed
  }

  get id(): string {
    return this.settings.pin.id
  }

  /** Is it forced? */
  abstract get forced(): boolean
  /** Electrical; null while the line is not open. */
  abstract get level(): number | null
  /** The value as the pin has it, active levels considered. */
  abstract get pinValue(): number

  get state(): PinState {
    const { placement, forced, level, keeper, warnings, isClosed } = this
    return {
      ...{ driver: placement.backend.name, mocked: placement.backend === this.env.mock, forced, level },
      ...{ mock_reason: placement.reason, error: keeper.error ?? null, warnings: [...warnings], closed: isClosed },
    }
  }

  /** Calls f after each change of the state; ends with the pin and with `owner`. */
  observe(owner: Owner, f: (state: PinState) => unknown): Subscription {
    this.assertOpen()
    this.checkListener(f)
    return this.observers.add(owner, f)
  }

  /** A subscription to a topic that ends with the pin and with `owner`. */
  hear(owner: Owner, kind: string, f: MessageCallback, ended?: () => void): Subscription {
    this.assertOpen()
    const inner = this.env.bus.subscribe(owner, this.topic(kind), f, { args: 4 })
    const outer = createSubscription(owner, () => {
      inner.unsubscribe()
      this.heard.delete(outer)
      ended?.()
    })
    this.heard.add(outer)
    return outer
  }

  /** Tells a function of users of the messages of a topic. @throws KAITHEM_TYPE, KAITHEM_CLOSED */
  listen(owner: Owner, kind: string, f: MessageCallback): Subscription {
    this.checkListener(f)
    return this.hear(owner, kind, f)
  }

  /** @throws KAITHEM_TYPE */
  checkListener(f: unknown): void {
    if (typeof f === 'function') return
    throw new KaithemError('KAITHEM_TYPE', `What listens to pin ${this.id} is a function, not ${typeof f}`, {})
  }

  topic(kind: string): string {
    return `/system/gpio/${kind}/${this.id}`
  }

  /** @throws KAITHEM_CLOSED */
  assertOpen(): void {
    if (!this.isClosed) return
    throw new KaithemError('KAITHEM_CLOSED', `Pin ${this.id} was closed, or taken over by a newer object`, {
      pin: this.id,
    })
  }

  close(): void {
    this.owner.dispose()
  }

  /** By its owner: the last thing that happens to it. */
  dispose(): void {
    if (this.isClosed) return
    this.isClosed = true
    this.end()
    this.keeper.close()
    this.changed()
    this.observers.clear()
    for (const subscription of this.heard) subscription.unsubscribe()
    this.ended(this as unknown as PinCore<{ close(): void }>)
  }

  /** Somebody deleted the tag: there is a new one. */
  abstract tagDeleted(): void

  protected abstract openLine(backend: GpioBackend, isCurrent: () => boolean): L
  /** The line is open again after a failure. */
  protected abstract reopened(): void
  /** The line has failed. */
  protected abstract lost(): void
  /** Stops timers; the line is still open. */
  protected abstract end(): void

  /** The state is another one. */
  protected changed(): void {
    if (this.observers.items.length > 0) callListeners(this.observers.items, this.state, `pin ${this.id}`, true)
  }

  protected trip({ by = 'unknown' }: ByWhom, text: string): void {
    this.alert.trip(text, { by })
  }

  protected clear({ by = 'unknown' }: ByWhom = {}): void {
    if (this.alert.state !== 'normal') this.alert.release({ by })
  }

  /** Where the pin is when nobody mocks it. */
  protected realPlacement(): Placement {
    const backend = this.settings.backend ?? this.env.select().backend
    return { backend, reason: backend === this.env.mock ? 'fallback' : null }
  }

  /** What the driver cannot do is told, not hidden. */
  protected note(text: string): void {
    if (this.warnings.includes(text)) return
    this.warnings.push(text)
    this.env.log.warn(`Pin ${this.id}: ${text}`)
  }

  private recovered(): void {
    this.env.log.info(`Pin ${this.id} works again`)
    this.reopened()
    this.changed()
  }

  private failed(error: KaithemError): void {
    this.lost()
    this.owner.report(error, `pin ${this.id}`)
    this.changed()
  }
}

/** Puts the name of the pin before an error of its driver. */
export function namePin(id: string, error: unknown): never {
  if (isKaithemError(error)) {
    throw new KaithemError(error.code, `Pin ${id}: ${error.message}`, { pin: id, ...error.data }, error)
  }
  throw new KaithemError('KAITHEM_IO', `Pin ${id}: ${errorText(error)}`, { pin: id }, error)
}
