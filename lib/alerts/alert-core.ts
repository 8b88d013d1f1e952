/**
 * An alert itself. The state machine says where it is; here is what goes with it: the condition, delays, being kept
 * quiet, and who is told. Users hold handles on it.
 *
 * @module
 */

import { KaithemError } from '../errors.ts'
import type { Clock, Timer } from '../platform/clock.ts'
import type { Owner } from '../scope.ts'
import { callListeners, ListenerList } from '../states/listeners.ts'
import { allStates } from '../states/names.ts'
import type { LiveMachine } from '../states/state-machine.ts'
import { StepQueue } from '../states/step-queue.ts'
import type { AlertEvent, Cause, ChangeInfo, Inhibition } from './change.ts'
import { FollowUps } from './follow-ups.ts'
import { createAlertMachine, setMachineTimers } from './machine.ts'
import { type AlertState, type Priority, rankOf } from './names.ts'
import { checkShelving, Quiet } from './quiet.ts'
import type { AlertSettings, CheckedStep } from './settings.ts'

/** Longest trip message, in characters. */
const longestMessage = 4096

/** What an alert asks of the engine that holds it. */
export interface AlertHost {
  readonly clock: Clock
  /** Owns what belongs to alerts themselves, not to their makers. */
  readonly owner: Owner
  /** Something happened: lists, notices, beeps, journal. */
  happened(alert: AlertCore, info: ChangeInfo): void
  /** Its priority in force or its silence changed. */
  recount(alert: AlertCore, raised: boolean): void
  /** It has to be kept as it is now, or to be forgotten. */
  keep(alert: AlertCore): void
  /** It became active or ceased to be: others may be suppressed by it. */
  standingChanged(alert: AlertCore): void
  post(topic: string, message: unknown): void
}

const standing: ReadonlySet<string> = new Set(['active', 'acknowledged', 'error'])

export class AlertCore {
  readonly id: string
  readonly name: string
  readonly settings: AlertSettings
  readonly owner: Owner
  readonly machine: LiveMachine
  readonly listeners = new ListenerList()
  readonly followUps: FollowUps
  readonly quiet: Quiet
  /** In force: that of the settings, or what an escalation raised it to. */
  priority: Priority
  tripMessage = ''
  tripValue: unknown
  /** Epoch seconds; 0 for never. */
  trippedAt = 0
  activeSince = 0
  /** Whether what it watches for is there, as far as it was told. */
  condition = false
  conditionSince = 0
  closed = false
  private readonly host: AlertHost
  private readonly steps: StepQueue
  private cause: Cause | undefined
  private fault = ''
  /** How long the condition stood while it was kept quiet. */
  private stood = 0
  private wasStanding = false
  private clearing: Timer | undefined

  constructor(id: string, settings: AlertSettings, owner: Owner, host: AlertHost) {
    this.id = id
    this.name = settings.name
    this.settings = settings
    this.priority = settings.priority
    this.owner = owner
    this.host = host
    this.steps = new StepQueue(owner, this.label)
    this.machine = createAlertMachine(settings.name, owner, host.clock)
    setMachineTimers(this.machine, settings)
    this.machine.listenersOf(allStates).add(host.owner, () => this.entered())
    this.followUps = new FollowUps(host.clock, settings, {
      remind: () => this.run(() => this.note({ event: 'reminder' })),
      escalate: (step) => this.run(() => this.escalate(step)),
    })
    this.quiet = new Quiet(host.clock, () => this.unshelve({ event: 'unshelve', notes: 'time is over' }))
  }

  get label(): string {
    return `The alert ${this.name}`
  }

  get state(): AlertState {
    return this.closed ? 'normal' : (this.machine.state as AlertState)
  }

  get description(): string {
    return this.settings.description
  }

  get silent(): boolean {
    return this.settings.silent
  }

  get inhibited(): Inhibition | undefined {
    return this.quiet.reason
  }

  /** Whether it counts as there for those it suppresses. */
  get stands(): boolean {
    return !this.closed && standing.has(this.machine.state)
  }

  /** Whether there is anything to be kept over a restart. */
  get isRemarkable(): boolean {
    return this.machine.state !== 'normal' || !this.quiet.enabled || this.quiet.shelvedUntil !== 0
  }

  trip(message: string, value: unknown, cause: Cause = { event: 'trip' }): void {
    this.run(() => {
      const { clock } = this.host
      this.tripMessage = message.slice(0, longestMessage)
      this.tripValue = value
      this.trippedAt = clock.now()
      this.fault = ''
      this.stopClearing()
      if (!this.condition) this.setCondition(true)
      if (this.inhibited === undefined) this.send('trip', cause)
    })
  }

  release(cause: Cause = { event: 'release' }): void {
    this.run(() => {
      const was = this.condition
      this.setCondition(false)
      const { state, settings } = this
      if (settings.clearDelay > 0 && (state === 'active' || state === 'acknowledged')) {
        this.clearing ??= this.host.clock.setTimeout(() => {
          this.clearing = undefined
          this.run(() => this.finishRelease(cause, true))
        }, settings.clearDelay)
      } else this.finishRelease(cause, was)
    })
  }

  /** Whether anything changed. */
  acknowledge(cause: Cause): boolean {
    return this.moved(() => this.send('acknowledge', cause))
  }

  unacknowledge(cause: Cause): boolean {
    return this.moved(() => this.jump('active', cause, 'acknowledged'))
  }

  error(message: string, cause: Cause = { event: 'error' }): void {
    this.run(() => {
      this.tripMessage = message.slice(0, longestMessage)
      this.tripValue = undefined
      this.fault = this.tripMessage
      this.stopClearing()
      if (this.inhibited === undefined) this.send('error', cause)
    })
  }

  /** Ends what stands while its condition is gone. */
  reset(cause: Cause): boolean {
    return this.moved(() => {
      if (this.condition || this.state === 'normal') return
      this.stopClearing()
      this.jump('normal', cause)
    })
  }

  /** @throws KAITHEM_TYPE, KAITHEM_VALUE */
  shelve(seconds: unknown, cause: Cause): void {
    this.assertOpen()
    const checked = checkShelving(seconds, this.settings.shelveMax, this.name)
    this.change(cause, () => this.quiet.shelve(checked, cause.by ?? ''))
  }

  unshelve(cause: Cause): void {
    if (this.quiet.shelvedUntil !== 0) this.change(cause, () => this.quiet.unshelve())
  }

  setEnabled(enabled: boolean, cause: Cause): void {
    if (this.quiet.enabled === enabled) return
    this.change(cause, () => {
      this.quiet.enabled = enabled
    })
  }

  setSuppressed(suppressed: boolean, cause: Cause): void {
    if (this.closed || this.quiet.suppressed === suppressed) return
    this.change(cause, () => {
      this.quiet.suppressed = suppressed
    })
  }

  setPriority(priority: Priority): void {
    const raised = rankOf(priority) > rankOf(this.priority)
    this.settings.priority = priority
    this.priority = priority
    this.host.recount(this, raised)
  }

  /** Times of the settings were changed. */
  refreshTimers(): void {
    if (!this.closed) setMachineTimers(this.machine, this.settings)
  }

  assertOpen(): void {
    if (this.closed) throw new KaithemError('KAITHEM_CLOSED', `${this.label} is closed`, { alert: this.name })
  }

  /** Ends it without a word; the engine has taken it from its lists. */
  close(): void {
    this.closed = true
    this.stopClearing()
    this.followUps.reset()
    this.quiet.close()
    this.machine.close()
    this.listeners.clear()
  }

  /** It was put into a state without being told so. */
  settle(): void {
    this.wasStanding = this.stands
  }

  private finishRelease(cause: Cause, isNews: boolean): void {
    if (this.settings.latch && this.state === 'active') {
      if (isNews) this.note(cause)
    } else this.send('release', cause)
  }

  private setCondition(condition: boolean): void {
    this.fault = ''
    if (condition === this.condition) return
    this.condition = condition
    this.conditionSince = this.host.clock.now()
    if (this.isRemarkable) this.host.keep(this)
  }

  private stopClearing(): void {
    this.clearing?.cancel()
    this.clearing = undefined
  }

  private escalate(step: CheckedStep): void {
    const { name, id } = this
    const raised = step.priority !== undefined && rankOf(step.priority) > rankOf(this.priority)
    if (raised && step.priority !== undefined) {
      this.priority = step.priority
      this.host.recount(this, true)
    }
    this.note({ event: 'escalation', notes: step.topic ?? '' })
    if (step.topic === undefined) return
    const { priority, tripMessage: message, activeSince: since } = this
    this.host.post(step.topic, { name, id, priority, state: this.state, message, since })
  }

  /** Something that keeps it quiet, or no longer does. */
  private change(cause: Cause, apply: () => void): void {
    this.run(() => {
      const before = this.inhibited
      apply()
      const after = this.inhibited
      if (before === undefined && after !== undefined && this.state !== 'normal') {
        this.stopClearing()
        this.jump('normal', cause)
      } else this.note(cause)
      if (before !== undefined && after === undefined) this.resume()
    })
  }

  /** What went on while it was kept quiet is told now; the time the condition has stood counts. */
  private resume(): void {
    if (this.fault !== '') this.send('error')
    else if (this.condition) {
      this.stood = this.host.clock.now() - this.conditionSince
      this.send('trip')
    }
  }

  private run(step: () => void): void {
    this.assertOpen()
    this.steps.run(() => {
      if (!this.closed) step()
    })
  }

  private moved(step: () => void): boolean {
    const { state } = this
    this.run(step)
    return this.state !== state
  }

  private send(event: 'trip' | 'release' | 'acknowledge' | 'error', cause: Cause = { event }): void {
    this.guarded(cause, () => this.machine.event(event))
  }

  private jump(state: AlertState, cause: Cause, from?: AlertState): void {
    this.guarded(cause, () => this.machine.jump(state, from))
  }

  /** Functions that users hung on the machine may throw; the alert goes on. */
  private guarded(cause: Cause, move: () => void): void {
    const { machine } = this
    const because = (now: Cause | undefined) => () => {
      this.cause = now
    }
    // Where the machine is in the middle of a transition, all three wait for their turn.
    machine.inTurn(because(cause))
    try {
      move()
    } catch (error) {
      this.owner.report(error, this.label)
    }
    machine.inTurn(because(undefined))
  }

  /** The machine has entered a state. */
  private entered(): void {
    const { state } = this
    const prev = (this.machine.previous ?? 'normal') as AlertState
    const cause = this.cause ?? { event: unaskedEvent(prev, state) }
    const info = this.info(cause, state, prev)
    if (state === 'active' || state === 'error') {
      if (this.activeSince === 0) this.activeSince = info.time
      this.followUps.start()
    } else if (state === 'cleared' || state === 'retripped') this.followUps.pause()
    else this.followUps.reset()
    if (state === 'normal') {
      this.activeSince = 0
      this.priority = this.settings.priority
      if (this.inhibited === undefined) this.fault = ''
    }
    if (state === 'tripped' && this.stood > 0) this.machine.timeline.seek(this.stood)
    this.stood = 0
    this.publish(info)
    this.host.keep(this)
    // A latched one whose condition is gone has nothing more to wait for.
    const isOver = state === 'acknowledged' && this.settings.latch && !this.condition && this.clearing === undefined
    if (isOver) this.send('release', { ...cause, event: 'reset' })
    if (this.stands === this.wasStanding) return
    this.wasStanding = this.stands
    this.host.standingChanged(this)
  }

  /** Something happened that did not move it. */
  private note(cause: Cause): void {
    this.publish(this.info(cause, this.state, this.state))
    this.host.keep(this)
  }

  private info(cause: Cause, state: AlertState, prev: AlertState): ChangeInfo {
    const { event, by = '', notes = '' } = cause
    const isOwn = cause.message !== undefined || cause.value !== undefined
    const message = isOwn ? (cause.message ?? '').slice(0, longestMessage) : this.tripMessage
    const value = isOwn ? cause.value : this.tripValue
    return { state, prev, event, priority: this.priority, time: this.host.clock.now(), by, notes, message, value }
  }

  private publish(info: ChangeInfo): void {
    this.host.happened(this, info)
    if (this.listeners.items.length > 0) callListeners(this.listeners.items, info, this.label, true)
  }
}

/** What moved it when nobody asked: one of its timers, or code that moved the machine itself. */
function unaskedEvent(prev: AlertState, state: AlertState): AlertEvent {
  if (state === 'active' && (prev === 'tripped' || prev === 'retripped')) return 'delay'
  return prev === 'cleared' && state === 'normal' ? 'auto_ack' : 'jump'
}
