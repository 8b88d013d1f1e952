/** Public names of kaithem.units. @module */

import { type ApiName, section } from '../api-name.ts'

export const unitsNames: readonly ApiName[] = [
  ...section('kaithem.units', 'kaithem.units.', 'convert define getType categories list units best'),
]
