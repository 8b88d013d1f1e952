/** Who hears of damaged files: the log, the bus, and people by an alert. @module */

import type { AlertsApi } from './alerts/api.ts'
import { errorTopic } from './notify.ts'
import { type Damage, damageText } from './platform/damage.ts'
import type { Log } from './platform/log.ts'

export interface DamageListeners {
  readonly log: Log
  readonly post: (topic: string, message: string) => void
  readonly alerts: AlertsApi
}

/**
 * Tells of each damaged file from now on. Its alert is in the state `error`: listed and heard until somebody
 * acknowledges it.
 */
export function tellDamage(damage: Damage, { log, post, alerts }: DamageListeners): void {
  damage.listen((path, aside, error) => {
    const text = damageText(path, aside, error)
    log.error(text)
    post(errorTopic, text)
    const name = `Damaged file ${path}`
    const alert = alerts.get(name) ?? alerts.Alert(name, { priority: 'error' })
    alert.error(text)
  })
}
