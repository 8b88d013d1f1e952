/** Alarms of tags: watches a condition and trips, releases or breaks an alert. @module */

import { errorText } from '../errors.ts'
import type { Timer } from '../platform/clock.ts'
import type { Owned, Owner, Subscription } from '../scope.ts'
import type { MachineChange } from '../states/machine-core.ts'
import type { AlarmRequest, AlarmSeam, TagAlarm } from '../tags/alarm-seam.ts'
import { type Alert, viewsOf } from './alert.ts'
import type { AlertEngine } from './engine.ts'
import { type AlertSettings, readAlertArguments, readAlertSettings } from './settings.ts'

/** Seconds between two evaluations when nothing changes: conditions may ask for the time. */
const interval = 60

/** Characters of the value in the trip message. */
const longestValue = 128

interface Watched {
  readonly alert: Alert
  readonly request: AlarmRequest
  watch: Subscription | undefined
}

export class TagAlarmEngine implements AlarmSeam {
  private readonly engine: AlertEngine
  private readonly owner: Owner
  private readonly watched = new Map<Owned, Watched>()
  private timer: Timer | undefined

  /** @param owner of alarms that come from configuration */
  constructor(engine: AlertEngine, owner: Owner) {
    this.engine = engine
    this.owner = owner
  }

  check(request: AlarmRequest): void {
    settingsOf(request)
  }

  setAlarm(request: AlarmRequest): TagAlarm {
    const owner = request.owner ?? this.owner
    const core = this.engine.create(owner, settingsOf(request))
    const alert = viewsOf(this.engine, owner).of(core)
    const watched: Watched = { alert, request, watch: undefined }
    this.watched.set(alert, watched)
    core.machine.observers.add(this.owner, (change: MachineChange) => {
      if (change === 'closed') this.forget(watched)
    })
    this.evaluate(watched, true)
    watched.watch = request.watch(() => this.evaluate(watched))
    this.timer ??= this.engine.clock.setInterval(() => this.evaluateAll(), interval)
    return alert
  }

  letGo(alarm: Owned): void {
    const watched = this.watched.get(alarm)
    if (watched !== undefined) this.engine.letGo(watched.alert.id)
  }

  close(): void {
    this.timer?.cancel()
    this.timer = undefined
    for (const watched of [...this.watched.values()]) this.forget(watched)
  }

  private forget(watched: Watched): void {
    this.watched.delete(watched.alert)
    watched.watch?.unsubscribe()
    if (this.watched.size > 0) return
    this.timer?.cancel()
    this.timer = undefined
  }

  private evaluateAll(): void {
    for (const watched of [...this.watched.values()]) this.evaluate(watched)
  }

  private evaluate({ alert, request }: Watched, isFirst = false): void {
    if (alert.closed) return
    if (request.timestamp() === 0) {
      // Right after a restart the tag has no value yet; that says nothing against an alarm that was active.
      if (alert.state === 'tripped' || alert.state === 'retripped') alert.release()
      return
    }
    try {
      if (request.evaluate()) {
        const value = request.value()
        alert.trip(messageOf(value), { value })
      } else if (request.evaluateRelease() !== false) {
        // Most values change nothing; only those that do need a text.
        const value = alert.condition ? request.value() : undefined
        alert.release(alert.condition ? { value, message: messageOf(value) } : undefined)
      }
    } catch (error) {
      this.fail(alert, error, isFirst)
    }
  }

  /** A condition that fails with each new value is told once. */
  private fail(alert: Alert, error: unknown, isFirst: boolean): void {
    const text = errorText(error)
    if (alert.state === 'error' && alert.trip_message === text) return
    alert.error(text)
    if (isFirst) this.engine.report(`The condition of ${alert.name} fails: ${text}`)
  }
}

function settingsOf({ alertName, options }: AlarmRequest): AlertSettings {
  return readAlertSettings(alertName, readAlertArguments([options]))
}

function messageOf(value: unknown): string {
  return `Tag value:${textOf(value).slice(0, longestValue)}`
}

function textOf(value: unknown): string {
  try {
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
  } catch {
    return typeof value
  }
}
