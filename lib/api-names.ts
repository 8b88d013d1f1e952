/**
 * Every public name of the kaithem object with the section of the API it belongs to. A test holds the list against the
 * real object. `Class#member` is a member of what the class makes, `tag.claim#member` one of a claim; names in both
 * spellings are listed once.
 *
 * @module
 */

import { type ApiName, section } from './api-name.ts'
import { messageNames } from './message/api-names.ts'
import { persistNames } from './persist/api-names.ts'
import { statesNames } from './states/api-names.ts'
import { tagsNames } from './tags/api-names.ts'
import { unitsNames } from './units/api-names.ts'

export type { ApiName }

export const apiNames: readonly ApiName[] = [
  ...section('kaithem', 'kaithem.', 'message tags states units persist scope flush close dispose'),
  ...messageNames,
  ...unitsNames,
  ...statesNames,
  ...tagsNames,
  ...persistNames,
]
