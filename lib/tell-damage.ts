/** Who hears of damaged files: the log, the bus, and people by an alert. @module */

import type { Alert, AlertsApi } from './alerts/api.ts'
import { longestAlertName } from './alerts/names.ts'
import { errorText } from './errors.ts'
import { errorTopic } from './notify.ts'
import { type Damage, damageText } from './platform/damage.ts'
import type { Log } from './platform/log.ts'

export interface DamageListeners {
  readonly log: Log
  readonly post: (topic: string, message: string) => void
  readonly alerts: AlertsApi
}

const titled = (path: string): string => `Damaged file ${path}`.slice(0, longestAlertName)
const title = titled('')

/** The damage was dealt with when it was found, so nothing is left to be cleared after the acknowledgement. */
function createAlert(alerts: AlertsApi, name: string): Alert {
  const alert = alerts.Alert(name, { priority: 'error', latch: true })
  if (alert.state === 'active') alert.clear()
  alert.subscribe(({ state }) => {
    if (state === 'active') alert.clear()
  })
  return alert
}

/** Tells of each damaged file from now on. Its alert is active until somebody acknowledges it, and then over. */
export function tellDamage(damage: Damage, { log, post, alerts }: DamageListeners): void {
  damage.listen((path, aside, error, isReplaced) => {
    const text = damageText(path, aside, error, isReplaced)
    log.error(text)
    post(errorTopic, text)
    try {
      const name = titled(path)
      const alert = alerts.get(name) ?? createAlert(alerts, name)
      // Whoever has not seen the one before is told of this one too.
      if (alert.state === 'active') alert.reset({ by: 'kaithem', notes: 'damaged again' })
      alert.trip(text)
    } catch (failure) {
      // Whoever reads the file goes on without the alert, as after the end of kaithem.
      log.error(`There is no alert about ${path}: ${errorText(failure)}`)
    }
  })
}

/**
 * Makes the alerts about damaged files again that nobody has acknowledged before a restart.
 *
 * @param names of all alerts that are kept
 */
export function recallDamage(alerts: AlertsApi, names: readonly string[]): void {
  for (const name of names) {
    if (name.startsWith(title) && alerts.get(name) === undefined) createAlert(alerts, name)
  }
}
