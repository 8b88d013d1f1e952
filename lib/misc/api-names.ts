/** Public names of kaithem.misc and kaithem.globals. @module */

import { type ApiName, section } from '../api-name.ts'

export const miscNames: readonly ApiName[] = [
  ...section('kaithem.globals', 'kaithem.', 'globals'),
  ...section('kaithem.misc.vardir:', 'kaithem.misc.', 'vardir'),
  ...section('kaithem.misc.do(function):', 'kaithem.misc.', 'do'),
  ...section('Kaithem.misc.errors(f)', 'kaithem.misc.', 'errors'),
  ...section('kaithem.misc.lorem()', 'kaithem.misc.', 'lorem'),
  ...section('kaithem.misc.effwords:', 'kaithem.misc.', 'effwords'),
  ...section('Kaithem.misc.uptime()', 'kaithem.misc.', 'uptime'),
  ...section('kaithem.misc.version()', 'kaithem.misc.', 'version'),
  ...section('kaithem.misc.version_info()', 'kaithem.misc.', 'version_info'),
  ...section('kaithem.misc.breakpoint', 'kaithem.misc.', 'breakpoint'),
  ...section('kaithem.misc', 'kaithem.misc.', 'errorsAsync location'),
]
