/** The status of kaithem-astro-time: what comes next, and when. @module */

import { strftime } from '../../lib/string/strftime.ts'
import type { SunDay, SunMoment } from '../../lib/time/api.ts'
import type { Fill, Shape } from '../_runtime/status.ts'
import { eventName, type Translate } from './event-name.ts'

export interface Shown {
  readonly text: string
  readonly fill: Fill
  readonly shape: Shape
}

/**
 * @param today what of today is left out because the sun does not do it
 * @param zone of the place, by name
 */
export function statusOf(
  next: SunMoment | undefined,
  today: SunDay | undefined,
  zone: string,
  language: string,
  translate: Translate,
): Shown {
  const [missing] = today?.moments.length === 0 ? today.missing : []
  const coming = next && `${eventName(next.event, translate)} ${momentText(next.time, today?.date, zone, language)}`
  if (missing !== undefined) {
    const event = eventName(missing, translate)
    const text = coming === undefined ? translate('none', { event }) : translate('notToday', { event, next: coming })
    return { text, fill: 'yellow', shape: 'ring' }
  }
  if (coming === undefined) return { text: translate('nothing'), fill: 'yellow', shape: 'ring' }
  return { text: coming, fill: 'green', shape: 'dot' }
}

/** The time alone for today, with the day of the week within a week, else with the date. */
function momentText(time: number, today: string | undefined, zone: string, language: string): string {
  const date = strftime('%Y-%m-%d', time, zone)
  if (date === today) return strftime('%H:%M', time, zone)
  const days = (Date.parse(date) - Date.parse(today ?? date)) / 86_400_000
  return days > 0 && days < 7 ? strftime('%a %H:%M', time, zone, language) : strftime('%Y-%m-%d %H:%M', time, zone)
}
