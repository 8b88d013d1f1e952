/** What code gives back as an answer. @module */

import { KaithemError } from '../errors.ts'
import { isMarkup } from '../markup.ts'
import { htmlAnswer, jsonAnswer, neverKept } from './answers.ts'
import { isBytes } from './bytes.ts'
import type { WebAnswer } from './http.ts'

const answerKeys = ['status', 'headers', 'body']

function isAnswer(value: object): value is WebAnswer {
  const keys = Object.keys(value)
  return keys.length > 0 && keys.every((key) => answerKeys.includes(key))
}

export const isAsyncIterable = (value: unknown): value is AsyncIterable<string | Uint8Array> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

/**
 * Text and markup are HTML, bytes and streams are sent as they are, `{ status, headers, body }` is an answer, nothing
 * is an empty one, other values are JSON.
 *
 * @throws KAITHEM_TYPE for a function or symbol, and for what JSON does not know
 */
export function answerOf(value: unknown): WebAnswer {
  if (value === undefined || value === null) return htmlAnswer('')
  if (typeof value === 'string' || isMarkup(value)) return htmlAnswer(value)
  if (isBytes(value) || isAsyncIterable(value)) {
    return { headers: { 'Content-Type': 'application/octet-stream', ...neverKept }, body: value }
  }
  if (typeof value === 'function' || typeof value === 'symbol') {
    throw new KaithemError('KAITHEM_TYPE', `A ${typeof value} is no answer; did you forget ()?`, {})
  }
  if (typeof value === 'object' && isAnswer(value)) return value
  try {
    return jsonAnswer(value)
  } catch (error) {
    throw new KaithemError('KAITHEM_TYPE', 'This answer has no JSON', {}, error)
  }
}
