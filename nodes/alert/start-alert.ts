/** From the settings to an alert that watches. @module */

import type { Alert } from '../../lib/alerts/api.ts'
import { errorText } from '../../lib/errors.ts'
import type { Kaithem } from '../../lib/kaithem.ts'
import type { Clock } from '../../lib/platform/clock.ts'
import type { AnyTag } from '../../lib/tags/api.ts'
import { type Condition, createCondition } from './condition.ts'
import type { AlertConfig } from './config.ts'

/** The alert; its state is kept under the id of the node. */
export function createAlert(kaithem: Kaithem, config: AlertConfig, id: string, fallback: string): Alert {
  return kaithem.alerts.Alert(config.alert || fallback, {
    id,
    priority: config.priority,
    zone: config.zone,
    description: config.description,
    silent: config.silent,
    permissions: config.permissions,
    ackPermissions: config.ackPermissions,
    trip_delay: config.tripDelay,
    clear_delay: config.clearDelay,
    auto_ack: config.autoAck,
    latch: config.latch,
    suppressed_by: config.suppressedBy,
    reminders: Array.isArray(config.reminders) && config.reminders.length === 0 ? null : config.reminders,
    escalation: config.escalation,
    restore: config.restore,
    ...(config.shelveMax === undefined ? {} : { shelve_max: config.shelveMax }),
  })
}

/** The condition of the settings, with values offered to it; what cannot be judged breaks the alert, told once. */
export function watchValues(alert: Alert, config: AlertConfig, clock: Clock): Condition {
  const condition = createCondition(config, clock, {
    trip: (message, value) => alert.trip(message, { value }),
    release: (value, text) => alert.release(alert.condition ? { value, message: text() } : undefined),
  })
  return {
    stop: condition.stop,
    offer: (value) => {
      try {
        condition.offer(value)
      } catch (error) {
        const text = errorText(error)
        if (alert.state !== 'error' || alert.trip_message !== text) alert.error(text)
      }
    },
  }
}

/** Follows a tag: its value now, if it was ever set, and each new one. */
export function watchTag(kaithem: Kaithem, name: string, condition: Condition): void {
  const tag = kaithem.tags.get(name) as unknown as AnyTag
  tag.subscribe((value: unknown) => condition.offer(value))
  if (tag.timestamp !== 0) condition.offer(tag.value)
}
