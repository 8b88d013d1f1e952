/** Where a widget is made: the engine it joins, and who owns it; and what it knows of its clients. @module */

import type { Clock } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'
import type { Owner } from '../scope.ts'
import type { UnitTable } from '../units/unit-table.ts'
import type { Change } from './change.ts'
import type { MayDo, WidgetRights } from './permissions.ts'

/** A client, as widgets see it. */
export interface Link {
  readonly id: string
  readonly user: string
  readonly since: number
  readonly address: string | undefined
  readonly facts: ReadonlyMap<string, unknown>
  tell(change: Change): void
  /** A widget ends. */
  depart(core: object): void
  /** The permissions of a widget changed. */
  recheck(core: object): void
}

/** The engine, as widgets see it. */
export interface WidgetHost {
  readonly clock: Clock
  readonly log: Log
  readonly units: UnitTable
  readonly may: MayDo
  /** Whoever the page is made for now: '' for a guest; undefined outside of a page. */
  visitor(): string | undefined
  /** Grows with every call. */
  nextVersion(): number
  idFor(given: unknown): string
  /** A hard to guess text. */
  token(): string
  /** What is needed for a widget that nobody gave permissions: those of the page whose code makes it. */
  rightsFor(owner: Owner): WidgetRights
  add(core: object): void
  remove(core: object): void
}

export interface WidgetSite {
  readonly engine: WidgetHost
  readonly owner: Owner
}
