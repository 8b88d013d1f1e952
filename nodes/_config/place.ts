/** The check for a place: latitude, longitude and time zone, as the settings and nodes with a place of their own have them. @module */

import { checkNumber, missingIssue } from './checks.ts'
import type { Issue, RawConfig } from './issues.ts'
import { readName } from './read.ts'

/** Both numbers or neither, and a time zone that is known. */
export function checkPlace(raw: RawConfig): Issue[] {
  return [
    ...checkNumber(raw, 'lat', { min: -90, max: 90 }),
    ...checkNumber(raw, 'lon', { min: -180, max: 180 }),
    ...checkPair(raw),
    ...checkTimezone(raw),
  ]
}

/** A place needs both numbers. */
function checkPair(raw: RawConfig): Issue[] {
  const lat = readName(raw, 'lat')
  const lon = readName(raw, 'lon')
  if (lat !== '' && lon === '') return [missingIssue('lon', 'The longitude')]
  if (lat === '' && lon !== '') return [missingIssue('lat', 'The latitude')]
  return []
}

/** Whether this JavaScript knows the time zone. */
export function isTimezone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

function checkTimezone(raw: RawConfig): Issue[] {
  const timezone = readName(raw, 'timezone')
  if (timezone === '' || isTimezone(timezone)) return []
  return [
    {
      property: 'timezone',
      code: 'KAITHEM_VALUE',
      reason: 'timezone',
      message: `The time zone '${timezone}' is not known. Write it as region and city, such as Europe/Berlin.`,
      data: { timezone },
    },
  ]
}
