/** Object tags: plain data, copied on the way in and out. @module */

import { refusePromise } from '../thenable.ts'
import { Point } from './point.ts'
import { copyPlainData, samePlainData, toPlainData } from './values.ts'

export class ObjectPoint extends Point<unknown> {
  readonly type = 'object'

  override empty(): unknown {
    return {}
  }

  override coerce(value: unknown): unknown {
    const what = `Tag ${this.name}`
    const data = toPlainData(value, what)
    const validate = this.knownMeta?.validate
    if (validate === undefined) return data
    const checked = refusePromise(validate(data), `The validate function of tag ${this.name}`)
    return typeof checked === 'string' ? checked : toPlainData(checked, what)
  }

  override same(a: unknown, b: unknown): boolean {
    return samePlainData(a, b)
  }

  override present(value: unknown): unknown {
    return copyPlainData(value)
  }
}
