/** Where the two units of a conversion come from: the settings, or properties of each message. @module */

import { KaithemError } from '../../lib/errors.ts'
import type { Message, Red } from '../_runtime/red-types.ts'
import type { UnitSource } from './config.ts'

/** Answers the unit for a message. @throws KAITHEM_UNIT when the property holds none */
export function createUnitReader(RED: Red, source: UnitSource): (message: Message) => string {
  if (source.from === 'unit') return () => source.name
  return (message) => {
    const unit: unknown = RED.util.getMessageProperty(message, source.name)
    if (typeof unit === 'string' && unit.trim() !== '') return unit.trim()
    throw new KaithemError('KAITHEM_UNIT', `msg.${source.name} names no unit`, { property: source.name })
  }
}
