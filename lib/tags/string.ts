/** String tags. @module */

import { errorText, KaithemError } from '../errors.ts'
import { Point } from './point.ts'

export class StringPoint extends Point<string> {
  readonly type = 'string'

  override empty(): string {
    return ''
  }

  override coerce(value: unknown): string {
    if (typeof value === 'string') return value
    try {
      return String(value)
    } catch (error) {
      const message = `Tag ${this.name}: the value cannot be shown as text: ${errorText(error)}`
      throw new KaithemError('KAITHEM_TYPE', message, {}, error)
    }
  }
}
