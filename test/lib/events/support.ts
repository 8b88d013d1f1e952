/** What the tests of events share. @module */

import { Temporal } from 'temporal-polyfill'
import { createEventsApi, type EventsApi } from '../../../lib/events/api.ts'
import { EventEngine } from '../../../lib/events/engine.ts'
import type { SunTimes } from '../../../lib/events/schedule/day-times.ts'
import { Occurrences } from '../../../lib/events/schedule/occurrences.ts'
import { parsePhrase } from '../../../lib/events/schedule/parse.ts'
import { MessageBus } from '../../../lib/message/bus.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { createFakePlace } from '../../../lib/platform/fake/place.ts'
import { createMemoryStore } from '../../../lib/platform/fake/store.ts'
import { createNodePackages } from '../../../lib/platform/node/packages.ts'
import type { Store } from '../../../lib/platform/store.ts'
import { Owner } from '../../../lib/scope.ts'

export const packages = createNodePackages()

/** Epoch seconds of a text: `2026-03-29 08:00 Europe/Berlin`, or ISO with Z. */
export function at(text: string): number {
  const [date = '', time = '', zone] = text.split(' ')
  if (zone === undefined) return Date.parse(text.includes('T') ? text : `${date}T${time || '00:00'}Z`) / 1000
  return Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds / 1000
}

/** Local time of an instant: `2026-03-29 08:00`, seconds where there are some. */
export function local(instant: number, zone: string): string {
  const text = Temporal.Instant.fromEpochMilliseconds(Math.round(instant * 1000))
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'second' })
  return text.replace('T', ' ').replace(/:00$/, '')
}

/** A sun that rises at 6:00 and sets at 18:00 UTC; dawn and dusk half an hour away. In January it stays away. */
export const fakeSun: SunTimes = (event, date) => {
  if (date.slice(5, 7) === '01') return undefined
  const midnight = Date.parse(`${date}T00:00Z`) / 1000
  const hours: Record<string, number> = { sunrise: 6, sunset: 18, civil_dawn: 5.5, civil_dusk: 18.5, solar_noon: 12 }
  return midnight + (hours[event] ?? 0) * 3600
}

export const timesOf = (phrase: string, zone = 'UTC'): Occurrences =>
  new Occurrences(parsePhrase(phrase), zone, { packages, sun: fakeSun })

/** The next local times of a phrase. */
export function nextOf(phrase: string, zone: string, from: string, count: number): string[] {
  const times = timesOf(phrase, zone)
  return times.list(at(`${from} ${zone}`), count).map((instant) => local(instant, times.zone))
}

export interface Rig {
  clock: ManualClock
  store: Store
  bus: MessageBus
  engine: EventEngine
  root: Owner
  owner: Owner
  events: EventsApi
  errors: string[]
  close(): void
}

/** Events on a clock that stands still; errors are collected as `what: error`. */
export function createRig(start = 1_700_000_000, zone = 'UTC', store = createMemoryStore()): Rig {
  const clock = new ManualClock(start)
  const errors: string[] = []
  const root = new Owner('kaithem', undefined, (error, what) => errors.push(`${what}: ${String(error)}`))
  const owner = new Owner('test', root)
  const bus = new MessageBus(clock)
  const place = createFakePlace({ lat: 52.5, lon: 13.4, timezone: zone })
  const compile = (text: string) => {
    const run = new Function(`return (${text})`) as () => unknown
    return { dirty: true, volatile: true, evaluate: run, dispose: () => {} }
  }
  const random = { next: () => 0.5, uuid: () => 'uuid' }
  const engine = new EventEngine({ clock, bus, store, random, packages, place, sun: fakeSun, compile })
  const close = (): void => {
    root.dispose()
    engine.close()
    bus.close()
  }
  return { clock, store, bus, engine, root, owner, events: createEventsApi(engine, owner, root), errors, close }
}

/** The code and the data of what a call throws. */
export function refusalOf(run: () => unknown): Record<string, unknown> & { code?: unknown } {
  try {
    run()
  } catch (error) {
    const { code, data, message } = error as { code?: unknown; data?: object; message: string }
    return { ...data, code, text: message }
  }
  return { code: 'nothing was thrown' }
}
