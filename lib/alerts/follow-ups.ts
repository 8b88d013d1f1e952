/** What happens while an alert is active and nobody acknowledges it: reminders, and an escalation in steps. @module */

import type { Clock, Timer } from '../platform/clock.ts'
import type { AlertSettings, CheckedStep } from './settings.ts'

export interface FollowUpListener {
  remind(): void
  escalate(step: CheckedStep): void
}

type Plan = Pick<AlertSettings, 'reminders' | 'remindEvery' | 'escalation'>

export class FollowUps {
  /** When it became active without being acknowledged; 0 while it is not. */
  since = 0
  /** How many reminders and steps are behind it. */
  reminded = 0
  escalated = 0
  private readonly clock: Clock
  private readonly plan: Plan
  private readonly listener: FollowUpListener
  private timer: Timer | undefined
  private running = false

  constructor(clock: Clock, plan: Plan, listener: FollowUpListener) {
    this.clock = clock
    this.plan = plan
    this.listener = listener
  }

  /** Begins, or goes on after a pause: reminders that were missed are left out, steps are made up for. */
  start(): void {
    if (this.since === 0) this.since = this.clock.now()
    this.running = true
    this.skipMissed()
    this.arm()
  }

  /** The alert is quiet for now. */
  pause(): void {
    this.running = false
    this.stop()
  }

  /** It was acknowledged, or is normal: everything begins anew. */
  reset(): void {
    this.pause()
    this.since = 0
    this.reminded = 0
    this.escalated = 0
  }

  private skipMissed(): void {
    const past = this.clock.now() - this.since
    const { reminders, remindEvery } = this.plan
    const missed =
      remindEvery === undefined
        ? reminders.filter((time) => time < past).length
        : Math.ceil(past / remindEvery - 1e-9) - 1
    this.reminded = Math.max(this.reminded, missed)
  }

  private get nextReminder(): number {
    const { reminders, remindEvery } = this.plan
    if (remindEvery !== undefined) return remindEvery * (this.reminded + 1)
    return reminders[this.reminded] ?? Number.POSITIVE_INFINITY
  }

  private get nextStep(): number {
    return this.plan.escalation[this.escalated]?.after ?? Number.POSITIVE_INFINITY
  }

  private stop(): void {
    this.timer?.cancel()
    this.timer = undefined
  }

  private arm(): void {
    this.stop()
    const next = Math.min(this.nextReminder, this.nextStep)
    if (next === Number.POSITIVE_INFINITY) return
    this.timer = this.clock.setTimeout(() => this.tick(), Math.max(0, this.since + next - this.clock.now()))
  }

  private tick(): void {
    this.timer = undefined
    // Clocks round: a hair too early counts.
    const past = this.clock.now() - this.since + 1e-6
    const step = this.plan.escalation[this.escalated]
    if (step !== undefined && step.after <= past) {
      this.escalated++
      this.listener.escalate(step)
    } else if (this.nextReminder <= past) {
      this.reminded++
      this.listener.remind()
    }
    // Whoever was told may have acknowledged it, even made it active anew.
    if (this.running && this.timer === undefined) this.arm()
  }
}
