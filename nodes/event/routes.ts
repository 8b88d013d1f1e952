/** What the dialog asks while a phrase is typed. @module */

import { isKaithemError } from '../../lib/errors.ts'
import { liveKaithem } from '../../lib/live.ts'
import type { AdminRoute } from '../_runtime/admin-routes.ts'

/** GET kaithem/editor/schedule?text=…&zone=…: `{ words, next, zone }`, or `{ error: { code, message, … } }`: half a phrase is no fault. */
export function scheduleRoute(): AdminRoute {
  return {
    path: 'kaithem/editor/schedule',
    permission: 'kaithem.read',
    answer: (query) => {
      const zone = query.get('zone') ?? ''
      try {
        return liveKaithem().events.describe(query.get('text') ?? '', zone === '' ? {} : { zone })
      } catch (error) {
        if (!isKaithemError(error)) throw error
        return { error: { ...error.data, code: error.code, message: error.message } }
      }
    },
  }
}
