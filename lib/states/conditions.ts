/** Rules whose event is a function. @module */

import { refusePromise } from '../thenable.ts'
import type { PolledRule } from './state-table.ts'

/** Asks a condition. One that throws is false and is reported once, until it has worked again. */
export function holds<M>(rule: PolledRule<M>, report: (error: unknown) => void): boolean {
  try {
    const result = refusePromise(rule.condition(), `The condition ${rule.label}`)
    rule.failing = false
    return Boolean(result)
  } catch (error) {
    const shown = rule.failing
    rule.failing = true
    if (!shown) report(error)
    return false
  }
}
