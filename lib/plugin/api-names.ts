/** Public names of kaithem.plugin. @module */

import { type ApiName, section } from '../api-name.ts'

export const pluginNames: readonly ApiName[] = [
  ...section('kaithem.plugin.add_plugin(name,object)', 'kaithem.plugin.', 'add_plugin'),
  ...section('kaithem.plugin', 'kaithem.plugin.', 'remove_plugin get names'),
]
