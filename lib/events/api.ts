/** kaithem.events: start here. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import { KaithemError, valueText } from '../errors.ts'
import { normalizeFilter } from '../message/topic.ts'
import { refuseUnknownOptions } from '../option-names.ts'
import type { Owner } from '../scope.ts'
import type { EventAction, EventInfo } from './action.ts'
import type { EventEngine } from './engine.ts'
import type { EventHandle } from './handle.ts'
import type { EventKind } from './live-event.ts'
import { checkZone, type EventOptions, readOptions, type Settings } from './options.ts'
import { meaningOf } from './schedule/meaning.ts'
import { parsePhrase } from './schedule/parse.ts'
import type { StartSource } from './source.ts'
import { changeSource, delaySource, edgeSource, messageSource } from './sources.ts'
import { timeSource } from './time-source.ts'
import { parseTrigger, phraseOf } from './trigger-text.ts'

export type { EventAction, EventHandle, EventInfo, EventOptions }

/** A function that is asked, or an expression such as `tv('/tank') > 5`. */
export type EventTrigger = (() => unknown) | string

/** What a phrase means. */
export interface ScheduleDescription {
  /** In English words. */
  readonly words: string
  /** The next ten times, epoch seconds. */
  readonly next: readonly number[]
  /** The time zone it counts in. */
  readonly zone: string
}

/** Options of `describe`. */
export interface DescribeOptions {
  /** The zone if the phrase names none; default that of the machine. */
  readonly zone?: string | undefined
  /** Times to list; default 10. */
  readonly count?: number | undefined
  /** Times after this one, epoch seconds; default now. */
  readonly from?: number | undefined
}

interface EventMethods {
  /**
   * Runs an action once, when a condition becomes true (at once if it is true), and is over then. It outlives its maker,
   * a deploy for example, unless it is made through `kaithem.scope(node)`.
   *
   * @param trigger a function, or an expression such as `tv('/tank') > 5`. An error in it is reported, and it is asked
   * again after a while
   * @param action runs once, also when it fails
   * @param priority how often the condition is asked: `realtime` (60 times a second), `interactive` (12 times, the
   * default), `high` (0.8 s), `medium` (2.5 s), `low` (45 s) or `verylow` (2 min)
   * @returns a handle; `cancel()` ends it
   * @throws KAITHEM_TYPE, KAITHEM_EXPRESSION
   * @example
   * const full = kaithem.events.when("tv('/tank') > 5", () => { kaithem.tags['/pump'].value = 0 })
   * full.active // => true
   */
  when(trigger: EventTrigger, action: () => unknown, priority?: string | EventOptions): EventHandle
  /**
   * Runs an action once after some seconds. It outlives its maker, a deploy for example, unless it is made through
   * `kaithem.scope(node)`.
   *
   * @param delay seconds; 0 and less: as soon as the running code has finished
   * @param action runs once
   * @param priority has no effect; times are as exact as the machine's timers
   * @returns a handle; `cancel()` ends it
   * @throws KAITHEM_VALUE for a delay that is no number, KAITHEM_TYPE
   * @example
   * kaithem.tags['/light'].value = 1
   * const off = kaithem.events.after(300, () => { kaithem.tags['/light'].value = 0 })
   * off.kind // => 'after'
   */
  after(delay: number, action: () => unknown, priority?: string | EventOptions): EventHandle
  /**
   * An event from a trigger written as text: an expression (runs when it becomes true), `!time` with a phrase such as
   * `every other friday at 8pm`, `!onmsg` with a topic, `!onchange` with an expression.
   *
   * @param text `exact 5` after `!time` leaves out runs that are later than 5 seconds, `allow_overlap` lets runs overlap
   * @param action is given `{ name, time, value, topic, message }` (also as `__value`, `__topic`, `__message`)
   * @param options `priority`, `continual`, `ratelimit`, `allow_overlap`, `exact`, `missed`, `remember`, `spread`,
   * `zone`, `wait_for_location` (times by the sun begin when a location is set, instead of an error), `on_change`, `name`,
   * `enabled`
   * @returns a handle; the event ends with its maker or by `cancel()`
   * @throws KAITHEM_VALUE for a phrase that is wrong or unclear (with its place), KAITHEM_EXPRESSION, KAITHEM_TYPE
   * @example
   * const bell = kaithem.events.event('!time every weekday at 7:30', () => node.send({ payload: 'ring' }))
   * bell.kind // => 'time'
   */
  event(text: string, action: EventAction, options?: EventOptions): EventHandle
  /**
   * Runs an action each time a condition becomes true.
   *
   * @param trigger a function, or an expression
   * @param action is given `{ name, time, value }`
   * @param options `priority`, `continual` (run at each look while true), `ratelimit`, `allow_overlap`, `name`
   * @throws KAITHEM_TYPE, KAITHEM_EXPRESSION
   * @example
   * kaithem.events.on_edge(() => kaithem.tags['/wind'].value > 10, () => node.send({ payload: 'storm' }))
   */
  on_edge(trigger: EventTrigger, action: EventAction, options?: EventOptions | string): EventHandle
  /**
   * Runs an action each time a value is another one than before. The first value is only what later ones are compared
   * with. Lists and objects are compared by what is in them, so give a new one each time.
   *
   * @param trigger a function, or an expression
   * @param action is given `{ name, time, value, previous }`
   * @param options `priority`, `ratelimit`, `allow_overlap`, `name`
   * @throws KAITHEM_TYPE, KAITHEM_EXPRESSION
   * @example
   * kaithem.events.on_change("stv('/mode')", ({ value, previous }) => node.send({ payload: `${previous} to ${value}` }))
   */
  on_change(trigger: EventTrigger, action: EventAction, options?: EventOptions | string): EventHandle
  /**
   * Runs an action for each message to a topic, one after the other: messages that come while it runs (a promise) wait.
   *
   * @param filter a topic; `+` is any one level, `#` at the end any number of levels
   * @param action is given `{ name, time, topic, message, annotation }`
   * @param options `ratelimit` (messages that come sooner are dropped), `allow_overlap`, `name`
   * @throws KAITHEM_TYPE, KAITHEM_VALUE
   * @example
   * kaithem.events.on_message('/house/#', ({ topic, message }) => node.send({ topic, payload: message }))
   */
  on_message(filter: string, action: EventAction, options?: EventOptions): EventHandle
  /**
   * How a phrase is understood: its meaning in words and its next times.
   *
   * @param text a phrase, with or without `!time`
   * @param options `zone`, `count` (default 10), `from` (default now)
   * @throws KAITHEM_VALUE for a phrase that is wrong or unclear; its data name the place
   * @example
   * kaithem.events.describe('weekends at 9am Europe/Berlin').words
   * // => 'every Saturday and Sunday at 9:00 (Europe/Berlin)'
   */
  describe(text: string, options?: DescribeOptions): ScheduleDescription
  /**
   * The next times of a phrase.
   *
   * @param text a phrase, with or without `!time`
   * @param count how many, 1 to 1,000; default 10. Fewer when it ends before
   * @param from times after this one, epoch seconds; default now
   * @returns epoch seconds
   * @throws KAITHEM_VALUE
   * @example
   * kaithem.events.next('every day at 8:00 UTC', 2, 1_700_000_000) // => [1700035200, 1700121600]
   */
  next(text: string, count?: number, from?: number): number[]
}

/** Events: at times, on conditions, on changes, on messages. */
export type EventsApi = WithAliases<EventMethods>

const mostTimes = 1000

function checkCount(count: unknown): number {
  if (typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= mostTimes) return count
  throw new KaithemError('KAITHEM_VALUE', `count is a whole number from 1 to ${mostTimes}, not ${valueText(count)}`)
}

function checkTime(from: unknown): number {
  // As far as dates of JavaScript go, with room for a few centuries of looking ahead.
  if (typeof from === 'number' && Number.isFinite(from) && Math.abs(from) < 1e11) return from
  throw new KaithemError('KAITHEM_VALUE', `from is a time in seconds since 1970, not ${valueText(from)}`)
}

function checkAction(action: unknown): EventAction {
  if (typeof action === 'function') return action as EventAction
  throw new KaithemError('KAITHEM_TYPE', `The action of an event is a function, not ${valueText(action)}`)
}

function checkDelay(delay: unknown): number {
  if (typeof delay === 'number' && Number.isFinite(delay)) return delay
  throw new KaithemError('KAITHEM_VALUE', `A delay is a number of seconds, not ${valueText(delay)}`, {
    delay: valueText(delay),
  })
}

/** The name of a function, or how an expression begins. */
function nameOf(trigger: unknown, kind: string): string {
  if (typeof trigger === 'string') return trigger.trim().slice(0, 60)
  return (typeof trigger === 'function' && trigger.name) || kind
}

/**
 * The events as one owner sees them.
 *
 * @param lasting owns what `when` and `after` make: the root where the owner was not asked for on purpose
 */
export function createEventsApi(engine: EventEngine, owner: Owner, lasting: Owner): EventsApi {
  const { clock, bus } = engine.deps

  function lastingEvent(kind: EventKind, name: string, action: EventAction, settings: Settings, start: StartSource) {
    const { ratelimit, allowOverlap, enabled } = settings
    return engine.create(
      { kind, name: settings.name ?? name, once: false, action, ratelimit, allowOverlap, enabled, start },
      owner,
    )
  }

  function onceEvent(kind: EventKind, name: string, action: unknown, start: StartSource): EventHandle {
    const run = checkAction(action) as () => unknown
    const spec = { kind, name, once: true, action: () => run(), ratelimit: 0, allowOverlap: true, enabled: true, start }
    return engine.create(spec, lasting, owner)
  }

  function polled(
    kind: 'edge' | 'change',
    trigger: EventTrigger,
    action: EventAction,
    settings: Settings,
  ): EventHandle {
    const name = settings.name ?? nameOf(trigger, kind)
    checkAction(action)
    const question = engine.question(trigger, `The trigger of event ${name}`)
    const { priority, continual } = settings
    const start: StartSource = (host) => {
      const polling = { clock, priority, question: question() }
      return (kind === 'edge' ? edgeSource(polling, continual) : changeSource(polling))(host)
    }
    return lastingEvent(kind, name, action, settings, start)
  }

  function timed(phrase: string, action: EventAction, settings: Settings): EventHandle {
    const occurrences = () => engine.occurrences(phrase, settings.zone)
    // A wrong phrase is refused now, also where it is enabled later.
    if (!settings.enabled) occurrences()
    const { random, store } = engine.deps
    const made: { event?: EventHandle } = {}
    const changed = (): void => {
      try {
        if (made.event !== undefined) settings.onChange?.(made.event)
      } catch (error) {
        owner.report(error, `on_change of ${made.event?.name}`)
      }
    }
    const deps = { clock, random, store, watch: engine.watch }
    const source = timeSource(deps, occurrences, phrase, settings, changed)
    made.event = lastingEvent('time', phrase.trim(), checkAction(action), settings, source)
    return made.event
  }

  const api: EventMethods = {
    when: (trigger, action, priority) => {
      const settings = readOptions(priority)
      const name = settings.name ?? nameOf(trigger, 'when')
      checkAction(action)
      const question = engine.question(trigger, `The trigger of event ${name}`)
      const start: StartSource = (host) =>
        edgeSource({ clock, priority: settings.priority, question: question() }, true)(host)
      return onceEvent('when', name, action, start)
    },
    after: (delay, action, priority) => {
      const { name } = readOptions(priority)
      const seconds = checkDelay(delay)
      return onceEvent('after', name ?? `after ${seconds} s`, action, delaySource(clock, seconds))
    },
    event: (text, action, options) => {
      const settings = readOptions(options)
      const trigger = parseTrigger(text)
      if (trigger.kind === 'message') return api.on_message(trigger.topic, action, options)
      if (trigger.kind !== 'time') return polled(trigger.kind, trigger.expression, action, settings)
      return timed(trigger.phrase, action, {
        ...settings,
        exact: settings.exact ?? trigger.exact,
        allowOverlap: settings.allowOverlap || trigger.allowOverlap,
      })
    },
    on_edge: (trigger, action, options) => polled('edge', trigger, action, readOptions(options)),
    on_change: (trigger, action, options) => polled('change', trigger, action, readOptions(options)),
    on_message: (filter, action, options) => {
      const topic = normalizeFilter(filter)
      return lastingEvent('message', topic, checkAction(action), readOptions(options), messageSource(bus, owner, topic))
    },
    describe: (text, options) => {
      const phrase = phraseOf(text)
      refuseUnknownOptions('describe()', options ?? {}, ['zone', 'count', 'from'])
      const { zone, from, count } = options ?? {}
      const occurrences = engine.occurrences(phrase, zone === undefined ? undefined : checkZone(zone))
      const next = occurrences.list(checkTime(from ?? clock.wall()), checkCount(count ?? 10))
      return { words: meaningOf(parsePhrase(phrase)), next, zone: occurrences.zone }
    },
    next: (text, count = 10, from = clock.wall()) =>
      engine.occurrences(phraseOf(text), undefined).list(checkTime(from), checkCount(count)),
  }
  addAliases(api)
  return api as EventsApi
}
