/** kaithem.alerts: start here. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import { refuseUnknownOptions } from '../option-names.ts'
import type { Owner } from '../scope.ts'
import { type AcknowledgeOptions, type Alert, AlertHandle, viewsOf } from './alert.ts'
import { AlertMap } from './alert-map.ts'
import type { AlertEngine } from './engine.ts'
import type { JournalFilter, JournalResult } from './journal.ts'
import { type AlertKpis, computeKpis, kpiWindow } from './kpis.ts'
import type { Priority } from './names.ts'
import { type AlertOptions, alertOptionNames, readAlertArguments, readAlertSettings } from './settings.ts'

export type {
  AcknowledgeOptions,
  Alert,
  AlertChange,
  AlertFormat,
  ByWhom,
  ReleaseOptions,
  TripOptions,
} from './alert.ts'
export type { AlertSound, AlertSounds, Beep } from './beeper.ts'
export type { AlertEvent, Inhibition } from './change.ts'
export type { JournalFilter, JournalResult } from './journal.ts'
export type { JournalEntry } from './journal-entry.ts'
export type { AlertKpis } from './kpis.ts'
export type { AlertState, Priority } from './names.ts'
export type { AlertOptions, EscalationStep } from './settings.ts'

/** What may follow the name: the options, or everything in order, where the options may also come last. */
export type AlertArguments =
  | readonly [options?: AlertOptions]
  | readonly [
      priority?: string | null | AlertOptions,
      zone?: string | null | AlertOptions,
      trip_delay?: number | null | AlertOptions,
      auto_ack?: boolean | number | null | AlertOptions,
      permissions?: readonly string[] | null | AlertOptions,
      ackPermissions?: readonly string[] | null | AlertOptions,
      id?: string | null | AlertOptions,
      description?: string | AlertOptions,
      silent?: boolean | AlertOptions,
    ]

/** Makes alerts, with `new` or without. */
export interface AlertConstructor {
  new (name: string, ...args: AlertArguments): Alert
  (name: string, ...args: AlertArguments): Alert
  readonly prototype: AlertHandle
}

/** The journal of all alerts: every change of state, who did it and why. */
export interface JournalMembers {
  /**
   * How many entries can be searched: the last 10,000, those before a restart included.
   *
   * @example
   * kaithem.alerts.journal.size // => 0
   * kaithem.alerts.Alert('bell', 'info').trip()
   * kaithem.alerts.journal.size // => 1
   */
  readonly size: number
  /**
   * The entries that match all of the filter, newest first.
   *
   * @param filter `name` (`*` stands for any characters), `id`, `zone` (with everything below it), `since` and `until`
   * (epoch seconds), `state` it came to, `event`, `by`, `priority`, `limit` (default 1,000)
   * @returns a list of `{ time, name, id, zone, priority, event, from, to, by, notes, message, value }`; its `to_csv()`
   * gives a table
   * @throws KAITHEM_TYPE, KAITHEM_VALUE naming the field
   * @example
   * kaithem.alerts.Alert('bell', 'info').trip('somebody rang')
   * const [entry] = kaithem.alerts.journal.search({ name: 'bell' })
   * entry.message // => 'somebody rang'
   */
  search(filter?: JournalFilter): JournalResult
  /**
   * What `search` finds as a table for spreadsheets (RFC 4180), newest first.
   *
   * @throws KAITHEM_TYPE, KAITHEM_VALUE naming the field
   * @example
   * kaithem.alerts.journal.to_csv({ name: 'nobody' }).split(',')[0] // => 'time'
   */
  to_csv(filter?: JournalFilter): string
}

/** Alerts. */
export interface AlertsMembers {
  /**
   * Makes an alert. It ends with whoever made it (a node, a function node) or by `close()`. What is not normal is kept
   * over a restart and a redeploy: an alert that was active is active again, and nobody is told twice.
   *
   * Spec: alerts, Alert.
   *
   * @param name not empty; characters such as `/` and `.` stay, others become spaces
   * @param priority debug, info, warning, error or critical (default info). Or the options; these may also come last
   * @param zone where, divided by dots
   * @param trip_delay seconds from trip to active (default 0)
   * @param auto_ack acknowledges itself after clearing: true (10 s), seconds, or false (default)
   * @param permissions needed to see it, besides /users/alerts.view
   * @param ackPermissions needed to acknowledge it, besides /users/alerts.acknowledge
   * @param id unique (default: a new one); with it the state is kept under the id, else under the name
   * @param description what it is for
   * @param silent true: it never beeps
   * @throws KAITHEM_TYPE, KAITHEM_VALUE naming what is wrong; KAITHEM_STATE when the id is taken; KAITHEM_CYCLE when it
   * would suppress itself
   * @example
   * const a = kaithem.alerts.Alert('freezer warm', 'critical', 'cellar', { trip_delay: 60, reminders: [600, 3600] })
   * a.trip('-4 degC')
   * a.state // => 'tripped'
   */
  readonly Alert: AlertConstructor
  /**
   * A live alert by its id, else by its name.
   *
   * @returns the alert, or undefined
   * @example
   * kaithem.alerts.Alert('bell', { id: 'b1' })
   * kaithem.alerts.get('b1') === kaithem.alerts.get('bell') // => true
   */
  get(key: string): Alert | undefined
  /** Every live alert, in the order of making. @example kaithem.alerts.all().length // => 0 */
  all(): Alert[]
  /**
   * Alerts that were tripped and are not normal yet, by id; live and read-only.
   *
   * @example
   * kaithem.alerts.tripped.size // => 0
   * kaithem.alerts.Alert('leak', { trip_delay: 5 }).trip()
   * kaithem.alerts.tripped.size // => 1
   */
  readonly tripped: ReadonlyMap<string, Alert>
  /**
   * Alerts whose condition is there and was for their delay, by id; live and read-only. Broken ones count.
   *
   * @example
   * kaithem.alerts.Alert('frost').error('no reading')
   * Array.from(kaithem.alerts.active.values(), a => a.name) // => ['frost']
   */
  readonly active: ReadonlyMap<string, Alert>
  /**
   * Alerts that wait for somebody to acknowledge them, by id; live and read-only.
   *
   * @example
   * kaithem.alerts.Alert('frost').error('no reading')
   * kaithem.alerts.unacknowledged.size // => 1
   * kaithem.alerts.acknowledge_all('ann')
   * kaithem.alerts.unacknowledged.size // => 0
   */
  readonly unacknowledged: ReadonlyMap<string, Alert>
  /**
   * The highest priority among unacknowledged alerts; null when there are none.
   *
   * @example
   * kaithem.alerts.level // => null
   * kaithem.alerts.Alert('frost').error('no reading')
   * kaithem.alerts.level // => 'error'
   */
  readonly level: Priority | null
  /**
   * Acknowledges everything that waits for it.
   *
   * @param by who, or the options `{ by, notes, may }`; with `may`, alerts it refuses are left out
   * @returns how many were acknowledged
   * @example
   * kaithem.alerts.acknowledge_all({ by: 'ann', notes: 'fire drill' }) // => 0
   */
  acknowledge_all(by?: string | AcknowledgeOptions, notes?: string): number
  /**
   * The journal of all alerts.
   *
   * @example
   * kaithem.alerts.Alert('bell', 'info').trip('somebody rang')
   * kaithem.alerts.journal.search({ name: 'bell' })[0].message // => 'somebody rang'
   */
  readonly journal: WithAliases<JournalMembers>
  /**
   * Figures about the load: alarms in the last 10 minutes, standing, stale (over a day), chattering (three times a
   * minute), the most frequent ones, and how many are shelved, suppressed and out of service.
   *
   * @example
   * kaithem.alerts.kpis().per_10_minutes // => 0
   */
  kpis(): AlertKpis
}

export type AlertsApi = WithAliases<AlertsMembers>

function createJournalApi(engine: AlertEngine): WithAliases<JournalMembers> {
  const journal = {
    get size() {
      return engine.journal.size
    },
    search: (filter?: JournalFilter) => engine.journal.search(filter),
    to_csv: (filter?: JournalFilter) => engine.journal.search(filter).to_csv(),
  }
  addAliases(journal)
  return journal as WithAliases<JournalMembers>
}

function acknowledgeAll(alerts: readonly Alert[], by: string | AcknowledgeOptions, notes: string): number {
  const options = typeof by === 'object' && by !== null ? by : { by, notes }
  const { may, ...cause } = options
  const allowed = alerts.filter(({ ackPermissions }) => may === undefined || ackPermissions.every((each) => may(each)))
  return allowed.filter((alert) => alert.acknowledge(cause)).length
}

function kpisOf(engine: AlertEngine): AlertKpis {
  const now = engine.clock.now()
  const since = now - kpiWindow
  const activations = engine.journal
    .search({ state: 'active', since, limit: Number.POSITIVE_INFINITY })
    .filter(({ from, to }) => from !== to)
  return computeKpis(engine.all(), activations, engine.lists.unacknowledged.size, now)
}

/** The alerts as one owner sees them: what is made through it ends with the owner. */
export function createAlertsApi(engine: AlertEngine, owner: Owner): AlertsApi {
  const views = viewsOf(engine, owner)
  const { lists } = engine
  function newAlert(name: string, ...args: readonly unknown[]): Alert {
    const options = readAlertArguments(args)
    refuseUnknownOptions('An alert', options, alertOptionNames)
    return views.of(engine.create(owner, readAlertSettings(name, options)))
  }
  newAlert.prototype = AlertHandle.prototype
  const tripped = new AlertMap(lists.tripped, views)
  const active = new AlertMap(lists.active, views)
  const unacknowledged = new AlertMap(lists.unacknowledged, views)
  /** All that looks at alerts goes through it. */
  function seen<T>(value: T): T {
    engine.awaken()
    return value
  }
  const api = {
    Alert: newAlert as unknown as AlertConstructor,
    get: (key: string) => {
      const core = seen(engine).get(key)
      return core === undefined ? undefined : views.of(core)
    },
    all: () => [...seen(engine).all()].map((core) => views.of(core)),
    get tripped() {
      return seen(tripped)
    },
    get active() {
      return seen(active)
    },
    get unacknowledged() {
      return seen(unacknowledged)
    },
    get level() {
      return seen(lists).level
    },
    acknowledge_all: (by: string | AcknowledgeOptions = {}, notes = '') =>
      acknowledgeAll([...seen(unacknowledged).values()], by, notes),
    journal: createJournalApi(engine),
    kpis: () => kpisOf(seen(engine)),
  }
  addAliases(api)
  return api as unknown as AlertsApi
}
