/** Public names of kaithem.sys. @module */

import { type ApiName, section } from '../api-name.ts'

export const sysNames: readonly ApiName[] = [
  ...section('kaithem.sys.shellex(cmd)', 'kaithem.sys.', 'shellex'),
  ...section('kaithem.sys.shellexbg(cmd)', 'kaithem.sys.', 'shellexbg'),
  ...section('kaithem.sys.which(exe)', 'kaithem.sys.', 'which'),
  ...section('kaithem.sys', 'kaithem.sys.', 'shellex_async run sensors'),
]
