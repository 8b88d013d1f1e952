/** From an alert to what is kept of it, and back. @module */

import type { AlertCore } from './alert-core.ts'
import { plainValue } from './journal-entry.ts'
import type { KeptAlert } from './kept-alerts.ts'
import type { AlertState } from './names.ts'

/** What is kept of an alert as it is now. */
export function keptOf(alert: AlertCore, now: number): KeptAlert {
  const { machine, quiet, followUps } = alert
  return {
    state: alert.state,
    prev: machine.previous as AlertState | null,
    entered: machine.timeline.entered,
    message: alert.tripMessage,
    value: plainValue(alert.tripValue),
    trippedAt: alert.trippedAt,
    activeSince: alert.activeSince,
    unackedSince: followUps.since,
    reminded: followUps.reminded,
    escalated: followUps.escalated,
    priority: alert.priority,
    condition: alert.condition,
    conditionSince: alert.conditionSince,
    enabled: quiet.enabled,
    shelvedUntil: quiet.shelvedUntil,
    shelvedBy: quiet.shelvedBy,
    seen: now,
  }
}

/** Puts an alert where it was before a restart; nobody is told again. */
export function placeAlert(alert: AlertCore, kept: KeptAlert, now: number): void {
  alert.tripMessage = kept.message
  alert.tripValue = kept.value ?? undefined
  alert.trippedAt = kept.trippedAt
  alert.activeSince = kept.activeSince
  alert.condition = kept.condition
  // The wall clock may have been set back while nothing ran: nothing is later than now, no shelf longer than allowed.
  alert.conditionSince = Math.min(kept.conditionSince, now)
  alert.quiet.enabled = kept.enabled
  if (kept.shelvedUntil !== 0) {
    alert.quiet.placeOnShelf(Math.min(kept.shelvedUntil, now + alert.settings.shelveMax), kept.shelvedBy)
  }
  if (kept.state === 'normal') return
  if (kept.escalated > 0) alert.priority = kept.priority
  alert.machine.place(kept.state, kept.prev, Math.min(kept.entered, now), 0, false)
  alert.followUps.since = Math.min(kept.unackedSince, now)
  alert.followUps.reminded = kept.reminded
  alert.followUps.escalated = kept.escalated
  if (kept.state === 'active' || kept.state === 'error') alert.followUps.start()
  alert.settle()
}
