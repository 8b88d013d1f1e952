/** Public names of kaithem.events. @module */

import { type ApiName, section } from '../api-name.ts'

export const eventsNames: readonly ApiName[] = [
  ...section('kaithem.events.when(trigger,action,priority="interactive")', 'kaithem.events.', 'when'),
  ...section('kaithem.events.after(delay,action,priority)', 'kaithem.events.', 'after'),
  ...section('kaithem.events', 'kaithem.events.', 'event on_edge on_change on_message describe next'),
  ...section(
    'kaithem.events',
    'kaithem.events.event#',
    'kind name active enabled next last runs problem errors trigger enable disable cancel dispose',
  ),
]
