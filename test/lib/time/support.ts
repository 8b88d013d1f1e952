/** A kaithem on a clock that a test moves, with a place. @module */

import { createKaithem, type KaithemOptions, ManualClock } from '../../../lib/index.ts'
import { utc } from './rig.ts'

export const berlinLocation = { lat: 52.52, lon: 13.405, timezone: 'Europe/Berlin' }

/** @param at time in UTC */
export function timeRig(at = '2026-06-21T10:00:00', options: KaithemOptions = { location: berlinLocation }) {
  const clock = new ManualClock(utc(at))
  const warnings: string[] = []
  const note = (text: string): number => warnings.push(text)
  const log = { debug: () => {}, info: () => {}, warn: note, error: note }
  const kaithem = createKaithem({ clock, log, ...options })
  return { clock, kaithem, time: kaithem.time, warnings }
}

/** The error code that a call throws. */
export function codeOf(call: () => unknown): unknown {
  try {
    call()
    return 'no error'
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error ? error.code : error
  }
}
