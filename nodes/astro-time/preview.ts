/** What the dialog shows before a deploy: the times of the coming days by the settings as they stand in the form. @module */

import { isKaithemError, KaithemError } from '../../lib/errors.ts'
import type { Kaithem } from '../../lib/kaithem.ts'
import { liveKaithem } from '../../lib/live.ts'
import { strftime } from '../../lib/string/strftime.ts'
import type { RawConfig } from '../_config/issues.ts'
import type { AdminRoute } from '../_runtime/admin-routes.ts'
import { parseConfig } from './config.ts'
import type { Preview, PreviewAnswer } from './preview-view.ts'

/** GET kaithem/editor/astro-time?id=…&settings=…: a PreviewAnswer. */
export function previewRoute(): AdminRoute {
  return {
    path: 'kaithem/editor/astro-time',
    permission: 'kaithem.read',
    answer: (query) => answerOf(liveKaithem(), readSettings(query.get('settings')), query.get('id') ?? ''),
  }
}

function answerOf(kaithem: Kaithem, raw: RawConfig, seed: string): PreviewAnswer {
  try {
    return previewOf(kaithem, raw, seed)
  } catch (error) {
    if (isKaithemError(error) && error.code === 'KAITHEM_NO_LOCATION') return { problem: error.code }
    throw error
  }
}

/** @param seed the id of the node, so that random times are those it will have */
export function previewOf(kaithem: Kaithem, raw: RawConfig, seed: string): Preview {
  const { events, options } = parseConfig(raw)
  const scope = kaithem.scope('preview')
  try {
    const schedule = scope.time.on_sun_event(events, () => undefined, { ...options, seed })
    const { zone } = schedule
    const days = schedule.days(7).map((day) => ({
      ...day,
      weekday: strftime('%a', Date.parse(day.date) / 1000, 'UTC').toLowerCase(),
      moments: day.moments.map(({ event, time }) => ({ event, text: strftime('%H:%M', time, zone) })),
    }))
    return { zone, days }
  } finally {
    scope.dispose()
  }
}

function readSettings(text: string | null): RawConfig {
  try {
    const settings: unknown = JSON.parse(text ?? '')
    if (typeof settings === 'object' && settings !== null) return settings as RawConfig
  } catch {
    // As for what is no object.
  }
  throw new KaithemError('KAITHEM_VALUE', 'The settings are missing or not JSON', {})
}
