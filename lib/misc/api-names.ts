/** Public names of kaithem.misc and kaithem.globals. @module */

import { type ApiName, section } from '../api-name.ts'

const one = (title: string, name: string): ApiName[] => section(title, 'kaithem.misc.', name)

export const miscNames: readonly ApiName[] = [
  ...section('kaithem.globals', 'kaithem.', 'globals'),
  ...one('kaithem.misc.vardir:', 'vardir'),
  ...one('kaithem.misc.do(function):', 'do'),
  ...one('Kaithem.misc.errors(f)', 'errors'),
  ...one('kaithem.misc.lorem()', 'lorem'),
  ...one('kaithem.misc.effwords:', 'effwords'),
  ...one('Kaithem.misc.uptime()', 'uptime'),
  ...one('kaithem.misc.version()', 'version'),
  ...one('kaithem.misc.version_info()', 'version_info'),
  ...one('kaithem.misc.breakpoint', 'breakpoint'),
  ...one('kaithem.misc', 'errorsAsync location'),
]
