/** A kaithem of its own for each test of kaithem.alerts, with a clock that the test moves. @module */

import { afterEach, beforeEach, expect } from 'vitest'
import type { Alert } from '../../lib/alerts/api.ts'
import { createKaithem, type Kaithem, type Log, ManualClock } from '../../lib/index.ts'

export const start = 1_700_000_000
const quiet: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

export let clock: ManualClock
export let kaithem: Kaithem

/** Closing must leave no timer. */
export function useAlerts(): void {
  beforeEach(() => {
    clock = new ManualClock(start)
    const alertsounds = { all: { soundcard: '' }, critical: { file: 'c.ogg', interval: 10 } }
    kaithem = createKaithem({ clock, log: quiet, alertsounds })
  })
  afterEach(() => {
    kaithem.close()
    expect(clock.pending).toBe(0)
  })
}

/** The messages of a topic, from now on. */
export function listen(topic: string): unknown[] {
  const got: unknown[] = []
  kaithem.message.subscribe(topic, (message: unknown) => void got.push(message))
  return got
}

/** An alert that has been tripped and is active. */
export async function active(name: string, options: object = {}): Promise<Alert> {
  const alert = kaithem.alerts.Alert(name, options)
  alert.trip('why')
  await clock.advance(alert.trip_delay + 0.01)
  expect(alert.state).toBe('active')
  return alert
}
