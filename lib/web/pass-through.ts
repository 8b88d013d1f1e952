/** An answer that is thrown: it ends the page that is being made and passes through whatever runs it. @module */

import type { WebAnswer } from './http.ts'

/** The mark of what is thrown on purpose; the same in every realm and every copy of this package. */
export const passThroughMark: unique symbol = Symbol.for('kaithem.passThrough') as never

export interface PassThrough {
  readonly [passThroughMark]: true
  readonly answer: WebAnswer
}

/** @example throw passThrough({ status: 303, headers: { Location: '/' } }) */
export function passThrough(answer: WebAnswer): PassThrough {
  return Object.freeze({ [passThroughMark]: true as const, answer, toString: () => 'an answer of kaithem.web' })
}

export function isPassThrough(value: unknown): value is PassThrough {
  try {
    return (
      typeof value === 'object' &&
      value !== null &&
      (value as { [passThroughMark]?: unknown })[passThroughMark] === true &&
      typeof (value as { answer?: unknown }).answer === 'object'
    )
  } catch {
    return false
  }
}
