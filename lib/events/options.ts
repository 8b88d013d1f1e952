/** Options of events: both spellings, defaults, and what is refused. @module */

import { KaithemError, valueText } from '../errors.ts'
import { refuseUnknownOptions } from '../option-names.ts'
import type { EventHandle } from './handle.ts'
import { zoneName } from './schedule/tokens.ts'

/** Options of lasting events; all may be left out. */
export interface EventOptions {
  /** How often conditions are asked: `realtime` 60 times a second, `interactive` (default), `high`, `medium`, `low`, `verylow`. */
  readonly priority?: string | undefined
  /** Of conditions: run again at each look while true. Default false. */
  readonly continual?: boolean | undefined
  /** Seconds between the starts of two runs; what comes sooner is left out. Default 0. */
  readonly ratelimit?: number | undefined
  /** Run again although the last run (a promise) has not ended. Default false. */
  readonly allow_overlap?: boolean | undefined
  readonly allowOverlap?: boolean | undefined
  /** Of times: leave a run out that is later than so many seconds. */
  readonly exact?: number | undefined
  /** Of times: what was missed (clock set forward, machine asleep) is run once (default) or left out. */
  readonly missed?: 'once' | 'skip' | undefined
  /** Of times: a name under which the last run is kept, so that one missed while the program was off is made up for too. */
  readonly remember?: string | undefined
  /** Of times: put each off by up to so many seconds, at random. Default 0. */
  readonly spread?: number | undefined
  /** Of times: the zone if the phrase names none; default that of the machine. */
  readonly zone?: string | undefined
  /** Of times by the sun: no error where no location is set; begins when there is one. Default false. */
  readonly wait_for_location?: boolean | undefined
  readonly waitForLocation?: boolean | undefined
  /** Of times: called when the next one is another one because the location or the time zone is, or known at last. */
  readonly on_change?: ((event: EventHandle) => unknown) | undefined
  readonly onChange?: ((event: EventHandle) => unknown) | undefined
  /** For errors and lists; default the trigger. */
  readonly name?: string | undefined
  /** Of messages and changes: begin without acting. Default true. */
  readonly enabled?: boolean | undefined
}

/** Options as the engine uses them. */
export interface Settings {
  readonly priority: unknown
  readonly continual: boolean
  readonly ratelimit: number
  readonly allowOverlap: boolean
  readonly exact: number | undefined
  readonly missed: 'once' | 'skip'
  readonly remember: string | undefined
  readonly spread: number
  readonly zone: string | undefined
  readonly waits: boolean
  readonly onChange: ((event: EventHandle) => unknown) | undefined
  readonly name: string | undefined
  readonly enabled: boolean
}

const names = [
  ...['priority', 'continual', 'ratelimit', 'allow_overlap', 'exact', 'missed', 'remember', 'spread', 'zone'],
  ...['wait_for_location', 'on_change', 'name', 'enabled'],
]

/** @throws KAITHEM_VALUE */
export function checkSeconds(value: unknown, what: string): number {
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value
  throw new KaithemError('KAITHEM_VALUE', `${what} is a number of seconds, 0 or more, not ${valueText(value)}`, {
    what,
  })
}

/** @throws KAITHEM_VALUE */
export function checkZone(zone: unknown): string {
  const known = typeof zone === 'string' ? zoneName(zone) : undefined
  if (known !== undefined) return known
  throw new KaithemError(
    'KAITHEM_VALUE',
    `The time zone ${valueText(zone)} is not known; write it like Europe/Berlin`,
    {
      zone: valueText(zone),
    },
  )
}

/** @throws KAITHEM_TYPE for what is no object, KAITHEM_VALUE */
export function readOptions(given: EventOptions | string | null | undefined): Settings {
  const options = typeof given === 'string' ? { priority: given } : (given ?? {})
  if (typeof options !== 'object') throw new KaithemError('KAITHEM_TYPE', 'The options of an event are an object')
  refuseUnknownOptions('An event', options, names)
  const { ratelimit, exact, missed, spread, zone, name, remember } = options
  if (missed !== undefined && missed !== 'once' && missed !== 'skip') {
    throw new KaithemError('KAITHEM_VALUE', `missed is 'once' or 'skip', not ${valueText(missed)}`, { missed })
  }
  const onChange = options.on_change ?? options.onChange ?? undefined
  if (onChange !== undefined && typeof onChange !== 'function') {
    throw new KaithemError('KAITHEM_TYPE', `on_change is a function, not ${valueText(onChange)}`)
  }
  return {
    priority: options.priority,
    continual: options.continual === true,
    ratelimit: checkSeconds(ratelimit ?? 0, 'ratelimit'),
    allowOverlap: (options.allow_overlap ?? options.allowOverlap) === true,
    exact: exact === undefined || exact === null ? undefined : checkSeconds(exact, 'exact'),
    missed: missed ?? 'once',
    remember: remember === undefined || remember === '' ? undefined : valueText(remember),
    spread: checkSeconds(spread ?? 0, 'spread'),
    zone: zone === undefined || zone === '' ? undefined : checkZone(zone),
    waits: (options.wait_for_location ?? options.waitForLocation) === true,
    onChange,
    name: name === undefined || name === '' ? undefined : valueText(name).slice(0, 200),
    enabled: options.enabled !== false,
  }
}
