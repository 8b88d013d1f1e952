/** Who mocks or forces a pin. @module */

import { KaithemError, valueText } from '../errors.ts'
import { refuseUnknownOptions } from '../option-names.ts'

/** Who does something. */
export interface ByWhom {
  /** Who, for the journal of alerts (default unknown). */
  readonly by?: string | undefined
}

/** @param who the function, for the message @throws KAITHEM_TYPE, KAITHEM_VALUE for what is no `{ by }` */
export function readByWhom(who: string, options: unknown): ByWhom {
  if (options === undefined || options === null) return {}
  if (typeof options !== 'object') throw refuse(who, options)
  refuseUnknownOptions(who, options, ['by'])
  const { by } = options as { readonly by?: unknown }
  if (by === undefined || by === null) return {}
  if (typeof by === 'string') return { by }
  throw refuse(who, by)
}

function refuse(who: string, value: unknown): KaithemError {
  const text = `${who} takes who does it as { by: 'ann' }, not ${valueText(value)}`
  return new KaithemError('KAITHEM_TYPE', text, { option: 'by' })
}
