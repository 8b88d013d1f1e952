/** Public names of kaithem.message. @module */

import { type ApiName, section } from '../api-name.ts'

export const messageNames: readonly ApiName[] = [
  ...section('kaithem.message', 'kaithem.message.', 'post subscribe unsubscribe recent topics'),
]
