/** What a page prints for its author: the last characters of it. @module */

import { valueText } from '../../errors.ts'

/** Characters that are kept. */
export const mostPrinted = 2500

function asText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return valueText(value)
  try {
    return JSON.stringify(value) ?? valueText(value)
  } catch {
    return valueText(value)
  }
}

export class Printer {
  private kept = ''

  get text(): string {
    return this.kept
  }

  /** Adds a line: the values with spaces between them, objects as JSON. */
  readonly print = (...values: readonly unknown[]): void => {
    this.kept = `${this.kept}${values.map(asText).join(' ')}\n`.slice(-mostPrinted)
  }
}
