/** Public names of kaithem.web. @module */

import { type ApiName, section } from '../api-name.ts'

export const webNames: readonly ApiName[] = [...section('kaithem.web', 'kaithem.web.', 'handle')]
