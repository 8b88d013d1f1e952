/** Public names of kaithem.resource. @module */

import { type ApiName, section } from '../api-name.ts'

export const resourceNames: readonly ApiName[] = [
  ...section('kaithem.resource', 'kaithem.resource.', 'get has modules names'),
]
