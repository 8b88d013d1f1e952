/** What dialogs ask: what plays sounds, and which sound cards there are. @module */

import { liveKaithem } from '../../../lib/live.ts'
import type { AdminRoute } from '../../_runtime/admin-routes.ts'
import type { Red } from '../../_runtime/red-types.ts'
import { soundChoice } from '../applied.ts'
import { soundView } from '../sound-view.ts'

/** GET kaithem/editor/sound: a SoundView; looks for sound cards. */
export function soundRoute(RED: Red): AdminRoute {
  return {
    path: 'kaithem/editor/sound',
    permission: 'kaithem.read',
    answer: () => soundView(liveKaithem().sound, soundChoice(RED)),
  }
}
