/**
 * An input: its level becomes a claim on its tag, messages, holds and gestures. One code path for real pins and mocks.
 *
 * Porting note: in Kaithem a real input posts its messages before it sets the claim, and a mocked one the other way round, without
 * `hold_repeat` and `bounce_time`; here both set the claim first and do the same.
 *
 * Porting note: in Kaithem `active_state: null` makes an input active low whatever its pull is; here it means the same as not
 * giving it.
 *
 * @module
 */

import { KaithemError } from '../errors.ts'
import type { Owner, Subscription } from '../scope.ts'
import type { Claim } from '../tags/api.ts'
import type { GpioBackend, InputLine, Level, Pull } from './backend.ts'
import { BounceFilter } from './bounce.ts'
import type { ByWhom } from './by-whom.ts'
import { explain } from './drivers.ts'
import type { GpioEnv } from './environment.ts'
import { GestureTable } from './gesture-table.ts'
import type { Gesture, GestureTimes } from './gestures.ts'
import { HoldTimer } from './hold.ts'
import { type InputSettings, opposite } from './options.ts'
import { type MockReason, namePin, PinCore, type Placement } from './pin-core.ts'
import { Waiters } from './waiters.ts'

/** Priority of the claim: above what `tag.value = ...` sets. */
const claimPriority = 60

export class InputCore extends PinCore<InputLine> {
  readonly kind = 'input'
  declare readonly settings: InputSettings
  private readonly filter: BounceFilter
  private readonly hold: HoldTimer
  private readonly gestures: GestureTable
  private readonly waiters: Waiters
  private readonly home: MockReason | null
  private claim: Claim<number> | undefined
  private active = false
  private since: number

  constructor(env: GpioEnv, owner: Owner, settings: InputSettings, ended: (core: PinCore<{ close(): void }>) => void) {
    super(env, owner, settings, `Pin${settings.pin.id}mock`, ended)
    const { clock } = env
    this.since = clock.now()
    this.home = this.placement.reason
    this.filter = new BounceFilter(
      {
        clock,
        time: this.bounceTime,
        read: () => this.keeper.use((line) => line.read()),
        report: (level, time) => this.change(level, time),
      },
      opposite(settings.activeLevel),
    )
    this.waiters = new Waiters(clock)
    this.gestures = new GestureTable(clock, (gesture, key) => {
      env.bus.post(this.topic('gesture'), gesture, gesture.time, key)
    })
    this.hold = new HoldTimer({
      clock,
      time: settings.holdTime,
      repeat: settings.holdRepeat,
      held: (time) => {
        env.bus.post(this.topic('hold'), true, time)
        this.changed()
      },
    })
  }

  /** Opens the line and claims the tag. @throws what the driver says; then it must be closed */
  start(): void {
    if (this.placement.backend === this.env.mock) this.driveMock(opposite(this.settings.activeLevel))
    try {
      this.keeper.start()
    } catch (error) {
      namePin(this.id, error)
    }
    const level = this.keeper.use((line) => line.read()) ?? opposite(this.settings.activeLevel)
    this.active = level === this.settings.activeLevel
    this.filter.begin(level)
    this.claimTag(this.since)
  }

  get forced(): boolean {
    return false
  }

  get isActive(): boolean {
    return this.active
  }

  /** Epoch seconds of the last change; of the making before the first. */
  get changedAt(): number {
    return this.since
  }

  /** Epoch seconds since when it is held; undefined when it is not. */
  get heldSince(): number | undefined {
    return this.hold.since
  }

  get level(): number | null {
    const { activeLevel } = this.settings
    if (this.keeper.line === undefined) return null
    return this.active ? activeLevel : opposite(activeLevel)
  }

  get pinValue(): number {
    return this.active ? 1 : 0
  }

  /** Mocks the pin and applies an electrical level. */
  setRawMock(level: Level, reason: 'code' | 'operator'): void {
    this.assertOpen()
    const { placement } = this
    this.driveMock(level)
    if (placement.backend !== this.env.mock) this.move({ backend: this.env.mock, reason })
    else if (reason === 'operator') this.placement = { ...placement, reason }
    this.changed()
  }

  /** A person mocks it. */
  mock(level: Level, by: ByWhom): void {
    this.setRawMock(level, 'operator')
    this.trip(by, `Pin ${this.id} is mocked ${level === 1 ? 'high' : 'low'}`)
  }

  /** A person has done with mocking: back to where it was made. */
  unmock(by: ByWhom): void {
    this.assertOpen()
    if (this.placement.backend === this.env.mock) this.goHome()
    this.clear(by)
    this.changed()
  }

  /** @throws KAITHEM_UNAVAILABLE; then it is mocked as before */
  releaseMocking(): void {
    this.assertOpen()
    if (this.placement.backend === this.env.mock) {
      const real = this.realPlacement()
      if (real.backend === this.env.mock) {
        const why = explain(this.env.select())
        const text = `Pin ${this.id} stays mocked: ${why}. See kaithem.gpio.diagnostics()`
        throw new KaithemError('KAITHEM_UNAVAILABLE', text, { pin: this.id })
      }
      this.move(real)
    }
    this.clear()
    this.changed()
  }

  /** Tells f of gestures with these times. */
  onGesture(owner: Owner, f: (topic: string, gesture: Gesture) => unknown, times: GestureTimes): Subscription {
    this.checkListener(f)
    this.assertOpen()
    const { key, end } = this.gestures.add(times)
    const listener = (topic: string, gesture: Gesture, _time: number, annotation: unknown): unknown =>
      annotation === key ? f(topic, gesture) : undefined
    return this.hear(owner, 'gesture', listener, end)
  }

  /** True once it is so; false when that takes longer than `timeout` seconds. Fails when the pin is closed. */
  wait(active: boolean, timeout: number | undefined): Promise<boolean> {
    this.assertOpen()
    return this.active === active ? Promise.resolve(true) : this.waiters.wait(active, timeout)
  }

  tagDeleted(): void {
    if (!this.closed) this.claimTag(this.since)
  }

  protected openLine(backend: GpioBackend, isCurrent: () => boolean): InputLine {
    const { pin, debounce } = this.settings
    const options = { pull: this.pullFor(backend), debounce: backend.features.debounce ? debounce : 0 }
    return backend.openInput(pin.address, options, {
      edge: (level, time) => {
        if (isCurrent()) this.filter.edge(level, time)
      },
      failed: (error) => {
        if (isCurrent()) this.keeper.fail(error)
      },
    })
  }

  protected reopened(): void {
    const { since } = this
    this.look()
    // Nobody knows what it was meanwhile, so holding begins anew.
    if (this.active && this.since === since) this.hold.start(this.env.clock.now())
  }

  /** A dimmer must not go on because the chip of its button is gone. */
  protected lost(): void {
    this.hold.stop()
  }

  protected end(): void {
    this.filter.stop()
    this.hold.stop()
    this.gestures.stop()
    this.waiters.fail(new KaithemError('KAITHEM_CLOSED', `Pin ${this.id} was closed`, { pin: this.id }))
  }

  private bounceTime = (): number => {
    const { bounceTime, debounce } = this.settings
    return this.placement.backend.features.debounce ? bounceTime : Math.max(bounceTime, debounce)
  }

  private pullFor(backend: GpioBackend): Pull {
    const { pull, debounce } = this.settings
    const { features, name } = backend
    if (debounce > 0 && !features.debounce) {
      this.note(`the driver ${name} cannot debounce, so debounce works like bounce_time`)
    }
    if (pull === 'none' || features.pull) return pull
    this.note(
      `the driver ${name} cannot pull inputs ${pull}; put a resistor on the line, or set the pull in config.txt`,
    )
    return 'none'
  }

  private driveMock(level: Level): void {
    this.env.mock.drive(this.settings.pin.address, level)
  }

  private goHome(): void {
    const real = this.home === 'option' ? undefined : this.realPlacement()
    if (real === undefined) this.stayMocked('option')
    else if (real.backend === this.env.mock) this.stayMocked('fallback')
    else this.move(real)
  }

  private stayMocked(reason: MockReason): void {
    this.placement = { backend: this.env.mock, reason }
    this.driveMock(opposite(this.settings.activeLevel))
  }

  /** Goes to another driver. @throws what that says; then it is where it was */
  private move(placement: Placement): void {
    const before = this.placement
    this.keeper.close()
    this.filter.stop()
    this.placement = placement
    try {
      this.keeper.start()
    } catch (error) {
      this.placement = before
      this.keeper.start()
      // The bounce timer ended above, so nobody else would look.
      this.look()
      namePin(this.id, error)
    }
    this.look()
  }

  private look(): void {
    const level = this.keeper.use((line) => line.read())
    if (level !== undefined) this.filter.set(level, this.env.clock.now())
  }

  private change(level: Level, time: number): void {
    const { bus } = this.env
    const active = level === this.settings.activeLevel
    this.active = active
    this.since = time
    this.setTag(time)
    bus.post(this.topic('change'), active, time)
    bus.post(this.topic(active ? 'active' : 'inactive'), active, time)
    if (active) this.hold.start(time)
    else this.hold.stop()
    this.gestures.change(active, time)
    this.waiters.reached(active)
    this.changed()
  }

  private claimTag(time: number): void {
    const tag = this.env.tagOf(this.owner, this.tagName)
    tag.min = 0
    tag.max = 1
    this.claim = tag.claim(this.pinValue, 'gpio', claimPriority, time)
  }

  /** What others do to the tag must not stop the pin. */
  private setTag(time: number): void {
    try {
      this.claim?.set(this.pinValue, time)
    } catch (error) {
      this.owner.report(error, `pin ${this.id}`)
    }
  }
}
