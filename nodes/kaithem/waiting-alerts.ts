/** Alerts of the core itself that have waited since before a restart. @module */

import { liveKaithem } from '../../lib/live.ts'
import { oncePer } from '../_runtime/once-per.ts'
import type { Red } from '../_runtime/red-types.ts'

/** Looks at the alerts once flows run: until somebody looks, those that no node makes are not there to beep. */
export function showWaitingAlerts(RED: Red): void {
  oncePer(RED.events, 'waiting-alerts', () => {
    // Settings nodes say where they are kept, so not earlier.
    RED.events.on('flows:started', () => void liveKaithem().alerts.all())
    return true
  })
}
