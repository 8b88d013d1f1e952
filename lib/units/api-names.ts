/** Public names of kaithem.units. @module */

import { type ApiName, section } from '../api-name.ts'

export const unitsNames: readonly ApiName[] = [
  ...section('kaithem.units.convert(value, fr, to)', 'kaithem.units.', 'convert'),
  ...section('kaithem.units.define(name, multiplier, type, baseUnit=None)', 'kaithem.units.', 'define'),
  ...section('kaithem.units', 'kaithem.units.', 'getType categories list units best'),
]
