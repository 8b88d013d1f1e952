/** Public names of kaithem.message. @module */

import { type ApiName, section } from '../api-name.ts'

export const messageNames: readonly ApiName[] = [
  ...section('kaithem.message.post(topic,message, timestamp=None, annotation=None)', 'kaithem.message.', 'post'),
  ...section('kaithem.message.subscribe(topic,callback)', 'kaithem.message.', 'subscribe'),
  ...section('kaithem.message', 'kaithem.message.', 'unsubscribe recent topics'),
]
