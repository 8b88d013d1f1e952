/** Errors and refusals of GPIO as keys of sentences with a remedy, for the status of nodes and for dialogs. @module */

import { type ErrorData, errorText, isKaithemError } from '../../lib/errors.ts'
import type { DriverRefusal, PinProblem } from './gpio-view.ts'

/** What is wrong at a pin, as the key of a sentence below `gpio.problem`, with what the sentence needs. */
export function problemOf(error: unknown): PinProblem {
  const message = errorText(error)
  const data = isKaithemError(error) ? textsOf(error.data) : {}
  return { reason: reasonOf(error, data), message, data: { ...data, detail: message } }
}

function reasonOf(error: unknown, data: Readonly<Record<string, string>>): string {
  switch (isKaithemError(error) ? error.code : '') {
    case 'KAITHEM_STATE':
      return (data.consumer ?? '') === '' ? 'busyUnknown' : 'busy'
    case 'KAITHEM_PERMISSION':
      return (data.group ?? '') === '' ? 'permissionUnknown' : 'permission'
    case 'KAITHEM_KEY':
      return 'noLine'
    case 'KAITHEM_IO':
      return 'gone'
    case 'KAITHEM_CLOSED':
      return 'taken'
    case 'KAITHEM_UNAVAILABLE':
      return 'unavailable'
    default:
      return 'other'
  }
}

/** Coded errors of user code may come without data. */
function textsOf(data: ErrorData | undefined): Record<string, string> {
  const texts = Object.entries(data ?? {}).filter(([, value]) => typeof value === 'string' || typeof value === 'number')
  return Object.fromEntries(texts.map(([key, value]) => [key, String(value)]))
}

/** The refusal that says most to people: what they can change comes before what they cannot. */
export function whyMock(refusals: readonly Pick<DriverRefusal, 'reason'>[]): string {
  const reasons = refusals.map(({ reason }) => reason)
  return ['noPermission', 'failed', 'noLibrary', 'noProgram'].find((reason) => reasons.includes(reason)) ?? 'noDevice'
}
