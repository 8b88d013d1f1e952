/** What a phrase such as "every other friday at 8pm" means, as data. @module */

/** Events of the sun that phrases know, by the names of `kaithem.time`. */
export type SunName =
  | 'sunrise'
  | 'sunset'
  | 'civil_dawn'
  | 'civil_dusk'
  | 'nautical_dawn'
  | 'nautical_dusk'
  | 'astronomical_dawn'
  | 'astronomical_dusk'
  | 'solar_noon'
  | 'solar_midnight'

/** A time of day: on the clock (seconds since midnight, 86,400 is its end), or by the sun. */
export type TimeOfDay =
  | { readonly at: 'clock'; readonly seconds: number }
  | {
      readonly at: 'sun'
      readonly event: SunName
      /** Seconds after it; negative: before. */
      readonly offset: number
      /** Not before, not after these times on the clock. */
      readonly earliest?: number | undefined
      readonly latest?: number | undefined
    }

export interface MonthDay {
  readonly month: number
  readonly day: number
}

/** Which days; a day must satisfy every rule of its statement. */
export type DayRule =
  | { readonly rule: 'days'; readonly every: number }
  | { readonly rule: 'weeks'; readonly every: number }
  | { readonly rule: 'months'; readonly every: number }
  | { readonly rule: 'years'; readonly every: number }
  | { readonly rule: 'weekdays'; readonly weekdays: readonly number[] }
  | { readonly rule: 'inMonths'; readonly months: readonly number[] }
  /** Days of the month; -1 is the last one. */
  | { readonly rule: 'monthDays'; readonly days: readonly number[] }
  /** The first, the last ... of some weekdays in the month; -1 is the last one. */
  | { readonly rule: 'nth'; readonly nths: readonly number[]; readonly weekdays: readonly number[] }
  | { readonly rule: 'dates'; readonly dates: readonly MonthDay[] }
  | { readonly rule: 'dateRange'; readonly from: MonthDay; readonly to: MonthDay }
  /** Dates with their year, as day numbers. */
  | { readonly rule: 'once'; readonly days: readonly number[] }

export interface Window {
  readonly from: TimeOfDay
  readonly to: TimeOfDay
}

export type Timing =
  | { readonly kind: 'times'; readonly times: readonly TimeOfDay[]; readonly implied: boolean }
  | {
      readonly kind: 'every'
      /** Seconds. */
      readonly step: number
      /** Minutes past the hour, in seconds. */
      readonly marks: readonly number[]
      readonly window: Window | undefined
    }

/** A point of local time. */
export interface Moment {
  readonly day: number
  readonly seconds: number
}

/** One statement of a phrase. */
export interface Statement {
  readonly days: readonly DayRule[]
  readonly except: readonly DayRule[]
  readonly timing: Timing
  /** Nothing before. "every 2 weeks" counts from here. */
  readonly start: Moment | undefined
  /** Nothing at or after. */
  readonly end: Moment | undefined
}

/** Several statements: whenever one of them says so. */
export interface PhraseSchedule {
  readonly kind: 'phrase'
  readonly statements: readonly Statement[]
  readonly zone: string | undefined
}

export interface CronSchedule {
  readonly kind: 'cron'
  readonly pattern: string
  readonly zone: string | undefined
}

export type Schedule = PhraseSchedule | CronSchedule
