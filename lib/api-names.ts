/**
 * Every public name of the kaithem object with the section of the API it belongs to. A test holds the list against the
 * real object. `Class#member` is a member of what the class makes, `tag.claim#member` one of a claim; names in both
 * spellings are listed once.
 *
 * @module
 */

import { alertsNames } from './alerts/api-names.ts'
import { type ApiName, section } from './api-name.ts'
import { devicesNames } from './devices/api-names.ts'
import { eventsNames } from './events/api-names.ts'
import { gpioNames } from './gpio/api-names.ts'
import { messageNames } from './message/api-names.ts'
import { midiNames } from './midi/api-names.ts'
import { miscNames } from './misc/api-names.ts'
import { persistNames } from './persist/api-names.ts'
import { pluginNames } from './plugin/api-names.ts'
import { resourceNames } from './resource/api-names.ts'
import { soundNames } from './sound/api-names.ts'
import { statesNames } from './states/api-names.ts'
import { stringNames } from './string/api-names.ts'
import { sysNames } from './sys/api-names.ts'
import { tagsNames } from './tags/api-names.ts'
import { timeNames } from './time/api-names.ts'
import { unitsNames } from './units/api-names.ts'
import { usersNames } from './users/api-names.ts'
import { webNames } from './web/api-names.ts'
import { widgetNames } from './widget/api-names.ts'

export type { ApiName }

export const apiNames: readonly ApiName[] = [
  ...section(
    'kaithem',
    'kaithem.',
    `message tags states units alerts events devices gpio sound midi persist string misc sys users web widget widgets plugin
     resource ogg_test scope flush close dispose`,
  ),
  ...messageNames,
  ...unitsNames,
  ...statesNames,
  ...tagsNames,
  ...stringNames,
  ...miscNames,
  ...sysNames,
  ...usersNames,
  ...pluginNames,
  ...resourceNames,
  ...eventsNames,
  ...timeNames,
  ...alertsNames,
  ...devicesNames,
  ...gpioNames,
  ...soundNames,
  ...midiNames,
  ...persistNames,
  ...webNames,
  ...widgetNames,
]
