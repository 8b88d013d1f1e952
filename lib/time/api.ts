/** kaithem.time: start here. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import type { Owner } from '../scope.ts'
import { type ClockMembers, clockMembers } from './clock-members.ts'
import { type SkyMembers, skyMembers } from './sky-members.ts'
import type { Coordinates, SunPosition } from './sun.ts'
import { type SunMembers, sunMembers } from './sun-members.ts'
import type { TimeEngine } from './time-engine.ts'
import type { DateInput } from './when.ts'
import type { PlaceOptions } from './where.ts'

export type { DueMoment } from './astro-schedule.ts'
export type { SunScheduleOptions } from './rule-options.ts'
export type { SunDay, SunMoment, SunSchedule } from './sun-schedule.ts'
export type { Coordinates, DateInput, PlaceOptions, SunPosition }

/** The members of `kaithem.time`. */
export type TimeMembers = ClockMembers & SunMembers & SkyMembers

/** Clocks, the sun and the moon. */
export type TimeApi = WithAliases<TimeMembers>

/** kaithem.time as one owner sees it: schedules made through it end with the owner. */
export function createTimeApi(engine: TimeEngine, owner: Owner): TimeApi {
  const members: TimeMembers = { ...clockMembers(engine), ...skyMembers(engine), ...sunMembers(engine, owner) }
  addAliases(members)
  return members as TimeApi
}
