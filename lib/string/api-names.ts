/** Public names of kaithem.string. @module */

import { type ApiName, section } from '../api-name.ts'

export const stringNames: readonly ApiName[] = [
  ...section('kaithem.string.usrstrftime([time])', 'kaithem.string.', 'usrstrftime'),
  ...section('kaithem.string.si_format(n,d=2)', 'kaithem.string.', 'si_format'),
  ...section('kaithem.string.format_time_interval(n,places=2,clock=False)', 'kaithem.string.', 'format_time_interval'),
]
