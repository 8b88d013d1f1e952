/** How sound is at this moment, for dialogs. @module */

import type { SoundApi } from '../../lib/sound/api.ts'
import type { SoundView } from '../_config/sound-view.ts'

/** @param asked the back end that the settings ask for */
export function soundView({ diagnostics }: Pick<SoundApi, 'diagnostics'>, asked: string): SoundView {
  const { backend, tried, outputs, features } = diagnostics()
  const refusals = tried.map(({ backend: name, refusal: { reason, message, data } }) => {
    return { backend: name, reason, message, data }
  })
  return { backend, asked, refusals, outputs, changesVolume: features.volume }
}
