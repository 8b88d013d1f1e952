/** Times of day as a source of events: a phrase, its timetable, and what is remembered over a restart. @module */

import type { Clock } from '../platform/clock.ts'
import type { Random } from '../platform/random.ts'
import type { Store } from '../platform/store.ts'
import type { Settings } from './options.ts'
import type { Occurrences } from './schedule/occurrences.ts'
import type { StartSource } from './source.ts'
import { punctual, Timetable } from './timetable.ts'
import type { WallWatch } from './wall-watch.ts'

export interface TimeSourceDeps {
  readonly clock: Clock
  readonly random: Random
  readonly store: Store
  readonly watch: WallWatch
}

const storeKey = (name: string): string => `event:${name}`

/** The last time that is kept under a name, if it belongs to this phrase. */
function recall(store: Store, key: string, phrase: string): number | undefined {
  const kept = store.get(key)
  if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return undefined
  const { last, text } = kept as { last?: unknown; text?: unknown }
  return text === phrase && typeof last === 'number' ? last : undefined
}

/** How late a run may be. */
function toleranceOf({ exact, missed }: Settings): number {
  if (exact !== undefined) return exact
  return missed === 'skip' ? punctual : Number.POSITIVE_INFINITY
}

/**
 * @param occurrencesNow the times of the phrase at the place and in the zone of now
 * @param phrase what is remembered belongs to it; another phrase begins anew
 * @param changed called when the next times are others because the place is another one, or known at last
 */
export function timeSource(
  deps: TimeSourceDeps,
  occurrencesNow: () => Occurrences,
  phrase: string,
  settings: Settings,
  changed: () => void = () => {},
): StartSource {
  const { clock, random, store, watch } = deps
  const { remember, spread } = settings
  return (host) => {
    const key = remember === undefined ? undefined : storeKey(remember)
    const keep = (last: number): void => {
      if (key !== undefined) store.set(key, { last, text: phrase })
    }
    const since = key === undefined || settings.missed === 'skip' ? undefined : recall(store, key, phrase)
    if (since === undefined) keep(clock.wall())
    const due = (time: number): void => {
      if (!host.busy()) host.fire({ time })
    }
    let occurrences = occurrencesNow()
    const renew = () => {
      const { zone } = occurrences
      const next = occurrencesNow()
      if (!next.dependsOnPlace && next.zone === zone) return undefined
      occurrences = next
      return next.series
    }
    const options = {
      ...{ clock, random, series: occurrences.series, spread, tolerance: toleranceOf(settings) },
      ...{ due, passed: keep, renew, waits: settings.waits, failed: (error: unknown) => host.failed(error) },
      changed: () => {
        host.worked()
        changed()
      },
    }
    const timetable = new Timetable(since === undefined ? options : { ...options, since })
    watch.add(timetable)
    return {
      get next() {
        return timetable.due
      },
      stop: () => watch.remove(timetable),
    }
  }
}
