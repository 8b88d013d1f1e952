/** What a schedule means, in words of any language: sentences come by key, names of days and months from Intl. @module */

import type { DayRule, Moment, MonthDay, Schedule, Statement, TimeOfDay, Timing } from './ast.ts'
import { clockText, isoDate } from './civil.ts'
import { english, type MeaningKey } from './english.ts'
import { fillText } from './refusal.ts'

/** The sentence of a key with its places filled. */
export type Sentence = (key: MeaningKey, data?: Readonly<Record<string, string>>) => string

/** A language: its sentences, and its code for Intl. */
export interface Language {
  readonly code: string
  readonly sentence: Sentence
}

export const englishLanguage: Language = { code: 'en', sentence: (key, data = {}) => fillText(english[key], data) }

/** A Monday, in UTC. */
const someMonday = Date.UTC(2024, 0, 1)
const dayLength = 86_400_000

class Teller {
  private readonly say: Sentence
  private readonly code: string

  constructor({ sentence, code }: Language) {
    this.say = sentence
    this.code = code
  }

  schedule(schedule: Schedule): string {
    const body =
      schedule.kind === 'cron'
        ? this.say('cron', { pattern: schedule.pattern })
        : schedule.statements
            .map((statement) => this.statement(statement))
            .reduce((first, second) => this.say('statements', { first, second }))
    return schedule.zone === undefined ? body : `${body} ${this.say('zone', { zone: schedule.zone })}`
  }

  private statement({ days, except, timing, start, end }: Statement): string {
    const isDaily = days.length === 0 && timing.kind === 'times'
    const said = days.filter((rule) => !isSilent(rule, days)).map((rule) => this.rule(rule, days))
    const parts = isDaily ? [this.say('everyDay')] : said
    const list = timing.kind === 'every' ? [...this.timing(timing), ...parts] : [...parts, ...this.timing(timing)]
    if (except.length > 0) list.push(this.say('except', { days: this.list(except.map((rule) => this.rule(rule, []))) }))
    if (start !== undefined) list.push(this.say('starting', { moment: this.moment(start) }))
    if (end !== undefined) list.push(this.say('until', { moment: this.moment(end) }))
    return list.join(' ')
  }

  private rule(rule: DayRule, all: readonly DayRule[]): string {
    switch (rule.rule) {
      case 'days':
        return rule.every === 1 ? this.say('everyDay') : this.counted('everyDays', rule.every)
      case 'weeks':
        return rule.every === 2 ? this.say('everyOtherWeek') : this.counted('everyWeeks', rule.every)
      case 'months':
        return this.counted('everyMonths', rule.every)
      case 'years':
        return this.counted('everyYears', rule.every)
      case 'weekdays':
        return this.weekdays(rule.weekdays, all)
      case 'inMonths':
        return this.say('inMonths', { months: this.list(rule.months.map((month) => this.month(month))) })
      case 'monthDays':
        return this.monthDays(rule.days)
      case 'nth':
        return this.nth(rule.nths, rule.weekdays)
      case 'dates':
        return this.say(all.some((other) => other.rule === 'years' && other.every > 1) ? 'once' : 'onDates', {
          dates: this.list(rule.dates.map((date) => this.date(date))),
        })
      case 'dateRange':
        return this.say('dateRange', { from: this.date(rule.from), to: this.date(rule.to) })
      case 'once':
        return this.say('once', { dates: this.list(rule.days.map(isoDate)) })
    }
  }

  private counted(key: MeaningKey, count: number): string {
    return this.say(key, { count: String(count) })
  }

  private weekdays(days: readonly number[], all: readonly DayRule[]): string {
    const isPart = all.some(({ rule }) => rule === 'weeks' || rule === 'monthDays')
    if (!isPart && String(days) === '1,2,3,4,5') return this.say('workdays')
    if (!isPart && String(days) === '6,7') return this.say('weekend')
    const names = this.list(days.map((day) => this.weekday(day)))
    return this.say(isPart || all.length === 0 ? 'onWeekdays' : 'everyWeekday', { days: names })
  }

  private monthDays(days: readonly number[]): string {
    const counted = this.list(days.filter((day) => day > 0).map(String))
    if (!days.includes(-1)) return this.say('dayOfMonth', { days: counted })
    return counted === '' ? this.say('lastDay') : this.say('dayAndLast', { days: counted })
  }

  private nth(nths: readonly number[], days: readonly number[]): string {
    const names: readonly MeaningKey[] = ['first', 'nth2', 'nth3', 'nth4', 'nth5']
    const said = nths.map((nth) => this.say(nth < 0 ? 'last' : (names[nth - 1] ?? 'nthOf'), { count: String(nth) }))
    const group = String(days) === '1,2,3,4,5' ? 'workday' : String(days) === '6,7' ? 'weekendDay' : undefined
    const what = group === undefined ? this.list(days.map((day) => this.weekday(day))) : this.say(group)
    return this.say('nth', { nths: this.list(said), days: what })
  }

  private timing(timing: Timing): string[] {
    if (timing.kind === 'times')
      return [this.say('at', { times: this.list(timing.times.map((time) => this.time(time))) })]
    const list = [this.step(timing.step)]
    const marks = timing.marks.map((mark) => String(mark / 60))
    if (marks.length > 0) list.push(this.say('marks', { marks: this.list(marks) }))
    const { window } = timing
    if (window !== undefined) {
      const isNext = window.from.at === 'clock' && window.to.at === 'clock' && window.to.seconds <= window.from.seconds
      const data = { from: this.time(window.from), to: this.time(window.to) }
      list.push(this.say(isNext ? 'windowNext' : 'window', data))
    }
    return list
  }

  private step(step: number): string {
    if (step % 3600 === 0) return step === 3600 ? this.say('everyHour') : this.counted('everyHoursCount', step / 3600)
    if (step % 60 === 0) return step === 60 ? this.say('everyMinute') : this.counted('everyMinutesCount', step / 60)
    return step === 1 ? this.say('everySecond') : this.counted('everySecondsCount', step)
  }

  private time(time: TimeOfDay): string {
    if (time.at === 'clock') return clockText(time.seconds)
    const event = this.say(time.event)
    const duration = offsetText(Math.abs(time.offset))
    let text = event
    if (time.offset !== 0) text = this.say(time.offset < 0 ? 'before' : 'after', { duration, event })
    if (time.earliest !== undefined) text = this.say('notBefore', { time: text, limit: clockText(time.earliest) })
    if (time.latest !== undefined) text = this.say('notAfter', { time: text, limit: clockText(time.latest) })
    return text
  }

  private moment({ day, seconds }: Moment): string {
    return `${isoDate(day)} ${clockText(seconds)}`
  }

  private weekday(day: number): string {
    return this.format(someMonday + (day - 1) * dayLength, { weekday: 'long' })
  }

  private month(month: number): string {
    return this.format(Date.UTC(2024, month - 1, 1), { month: 'long' })
  }

  private date({ month, day }: MonthDay): string {
    return this.format(Date.UTC(2024, month - 1, day), { month: 'long', day: 'numeric' })
  }

  private format(time: number, options: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.code, { ...options, timeZone: 'UTC' }).format(time)
  }

  private list(items: readonly string[]): string {
    if (items.length < 2) return items.join('')
    return this.say('list', { first: items.slice(0, -1).join(', '), second: items.at(-1) ?? '' })
  }
}

/** Rules that others say already. */
function isSilent(rule: DayRule, all: readonly DayRule[]): boolean {
  if (rule.rule === 'weeks' || rule.rule === 'months' || rule.rule === 'years') return rule.every === 1
  return rule.rule === 'days' && rule.every === 1 && all.some(({ rule: other }) => other === 'weekdays')
}

/** `1 h 30 min`, the same in every language. */
function offsetText(seconds: number): string {
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ]
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ')
}

/**
 * A schedule in words, so that whoever wrote the phrase sees how it was understood.
 *
 * @example meaningOf(parsePhrase('weekends at 9am')) // 'every Saturday and Sunday at 9:00'
 */
export function meaningOf(schedule: Schedule, language: Language = englishLanguage): string {
  return new Teller(language).schedule(schedule)
}
