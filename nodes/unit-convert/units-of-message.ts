/** Where the two units of a conversion come from: the settings, or properties of each message. @module */

import { KaithemError } from '../../lib/errors.ts'
import type { Message, Red } from '../_runtime/red-types.ts'
import { messageGetter } from '../_runtime/typed-input.ts'
import type { UnitSource } from './config.ts'

/**
 * Answers the unit for a message, or throws KAITHEM_UNIT when the property holds none.
 *
 * @param name the setting, for error messages
 * @throws KAITHEM_VALUE when the source is no path
 */
export function createUnitReader(RED: Red, source: UnitSource, name: string): (message: Message) => string {
  if (source.from === 'unit') return () => source.name
  const read = messageGetter(RED, source.name, name)
  return (message) => {
    const unit = read(message)
    if (typeof unit === 'string' && unit.trim() !== '') return unit.trim()
    throw new KaithemError('KAITHEM_UNIT', `msg.${source.name} names no unit`, { property: source.name })
  }
}
