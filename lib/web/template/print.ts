/** How values become text in a page. @module */

import { escapeHtml, isMarkup, type Markup } from '../../markup.ts'
import { isThenable, onRejection } from '../../thenable.ts'

/** An error of a template whose place the generated code knows. */
export class Fault extends Error {
  /** Index of the expression; -1 when it is not one. */
  readonly index: number
  /** Offset in the template, where there is no expression. */
  readonly at: number
  readonly isTimeout: boolean

  constructor(message: string, { index = -1, at = -1, isTimeout = false } = {}) {
    super(message)
    this.name = 'Fault'
    this.index = index
    this.at = at
    this.isTimeout = isTimeout
  }
}

/**
 * A value as text, or the markup it is. Null prints nothing; what nobody wants to see in a page is an error.
 *
 * Porting note: null prints nothing in a template, where Mako prints `None`; a function and a promise are errors.
 */
export function textOf(value: unknown, index = -1): string | Markup {
  switch (typeof value) {
    case 'string':
      return value
    case 'number':
    case 'bigint':
    case 'boolean':
      return String(value)
    case 'undefined':
      throw new Fault('is undefined', { index })
    case 'function':
      throw new Fault('is a function: did you forget ()?', { index })
    case 'symbol':
      throw new Fault('is a symbol, which has no text', { index })
  }
  if (value === null) return ''
  if (isMarkup(value)) return value
  refusePromise(value, index)
  return String(value)
}

/** @throws Fault for a promise: nobody would wait for it */
export function refusePromise(value: unknown, index = -1): void {
  if (!isThenable(value)) return
  // The error is that it is here. Its own failure, which nobody hears, would end the process.
  onRejection(value, () => {})
  throw new Fault('is a promise: write await before it', { index })
}

/** As text of HTML. */
export function escaped(value: unknown, index: number): string {
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return `${value}`
  const text = textOf(value, index)
  return typeof text === 'string' ? escapeHtml(text) : text.toString()
}

/** As it is. */
export function plain(value: unknown, index: number): string {
  return typeof value === 'string' ? value : textOf(value, index).toString()
}

/** What a `% for` goes through. */
export function iterable(value: unknown, index: number): Iterable<unknown> {
  if (typeof (value as { [Symbol.iterator]?: unknown } | null | undefined)?.[Symbol.iterator] === 'function') {
    return value as Iterable<unknown>
  }
  const hint =
    typeof value === 'object' && value !== null
      ? 'is an object, not a list: use Object.keys, Object.values or Object.entries'
      : `is ${value === null ? 'null' : typeof value}, not a list`
  throw new Fault(hint, { index })
}

/** What `% except Class` catches. */
export function isA(error: unknown, type: unknown): boolean {
  if (typeof type !== 'function') throw new Fault('The class after % except is not known')
  return error instanceof type
}
