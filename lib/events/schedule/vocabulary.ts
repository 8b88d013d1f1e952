/** The words of phrases. @module */

import type { SunName } from './ast.ts'

const table = <T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T> => new Map(Object.entries(entries))

/** 1 Monday to 7 Sunday. */
export const weekdays = table({
  ...{ monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6, sunday: 7 },
  ...{ mondays: 1, tuesdays: 2, wednesdays: 3, thursdays: 4, fridays: 5, saturdays: 6, sundays: 7 },
  ...{ mon: 1, tue: 2, tues: 2, wed: 3, thu: 4, thur: 4, thurs: 4, fri: 5, sat: 6, sun: 7 },
})

const working = [1, 2, 3, 4, 5]
const weekend = [6, 7]
export const weekdayGroups = table<readonly number[]>({
  ...{ weekday: working, weekdays: working, workday: working, workdays: working },
  ...{ weekend: weekend, weekends: weekend },
})

export const months = table({
  ...{ january: 1, february: 2, march: 3, april: 4, may: 5, june: 6, july: 7, august: 8, september: 9 },
  ...{ october: 10, november: 11, december: 12 },
  ...{ jan: 1, feb: 2, mar: 3, apr: 4, jun: 6, jul: 7, aug: 8, sep: 9, sept: 9, oct: 10, nov: 11, dec: 12 },
})

export const cardinals = table({
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11 },
  ...{ twelve: 12, fifteen: 15, twenty: 20, thirty: 30 },
})

/** `second` is a unit too; the parser tells which. -1 is the last. */
export const ordinals = table({
  ...{ first: 1, second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10 },
  last: -1,
})

/** Units with a length in seconds. */
export const shortUnits = table({
  ...{ second: 1, seconds: 1, sec: 1, secs: 1, s: 1 },
  ...{ minute: 60, minutes: 60, min: 60, mins: 60 },
  ...{ hour: 3600, hours: 3600, hr: 3600, hrs: 3600, h: 3600 },
})

export type LongUnit = 'days' | 'weeks' | 'months' | 'years'

/** Units of the calendar, with how many of them one is. */
export const longUnits = table<readonly [LongUnit, number]>({
  ...{ day: ['days', 1], days: ['days', 1], week: ['weeks', 1], weeks: ['weeks', 1] },
  ...{ fortnight: ['weeks', 2], fortnights: ['weeks', 2] },
  ...{ month: ['months', 1], months: ['months', 1], year: ['years', 1], years: ['years', 1] },
})

/** Words that stand for "every" and a unit. */
export const adverbs = table<string>({
  ...{ hourly: 'hour', daily: 'day', weekly: 'week', fortnightly: 'fortnight', monthly: 'month' },
  ...{ yearly: 'year', annually: 'year' },
})

/** Events of the sun of one word. */
export const sunWords = table<SunName>({ sunrise: 'sunrise', sunset: 'sunset' })

/** Events of the sun of two words. */
export const sunPairs = table<SunName>({
  ...{ 'civil dawn': 'civil_dawn', 'civil dusk': 'civil_dusk' },
  ...{ 'nautical dawn': 'nautical_dawn', 'nautical dusk': 'nautical_dusk' },
  ...{ 'astronomical dawn': 'astronomical_dawn', 'astronomical dusk': 'astronomical_dusk' },
  ...{ 'solar noon': 'solar_noon', 'solar midnight': 'solar_midnight' },
})

/** Words refused with what to write instead. */
export const unclear = table<readonly ['relative' | 'partOfDay', string]>({
  ...{ tomorrow: ['relative', ''], today: ['relative', ''], tonight: ['relative', ''], next: ['relative', ''] },
  now: ['relative', ''],
  ...{ dawn: ['partOfDay', 'civil dawn'], dusk: ['partOfDay', 'civil dusk'] },
  ...{ morning: ['partOfDay', 'every day at 8:00'], mornings: ['partOfDay', 'every day at 8:00'] },
  ...{ afternoon: ['partOfDay', 'every day at 15:00'], evening: ['partOfDay', 'every day at 19:00'] },
  ...{ evenings: ['partOfDay', 'every day at 19:00'], night: ['partOfDay', 'every day at 23:00'] },
  nights: ['partOfDay', 'every day at 23:00'],
})

/** What is written otherwise elsewhere, with the word of phrases for it. */
export const otherWords: ReadonlyMap<string, string> = table({
  ...{ sundown: 'sunset', sunup: 'sunrise' },
  ...{ mo: 'monday', di: 'tuesday', tu: 'tuesday', mi: 'wednesday', we: 'wednesday', do: 'thursday', th: 'thursday' },
  ...{ fr: 'friday', sa: 'saturday', so: 'sunday', su: 'sunday' },
})

/** The same for days with a dash between them. */
export const otherSpans: ReadonlyMap<string, string> = table({
  ...{ 'mo to fr': 'weekdays', 'mo to fri': 'weekdays', 'sa to so': 'weekends', 'sa to su': 'weekends' },
})

const structure =
  'every each other on the of at in during between from to and until till before after starting beginning through except but not ' +
  'noon midnight half quarter civil nautical astronomical solar am pm cron an a'

/** Every word, for suggestions. */
export const allWords: readonly string[] = [
  ...[weekdays, weekdayGroups, months, cardinals, ordinals, shortUnits, longUnits, adverbs, sunWords].flatMap(
    (words) => [...words.keys()],
  ),
  ...structure.split(' '),
].filter((word) => word.length > 2)

/** The known word that a mistyped one is most like, or ''. */
export function nearestWord(typed: string, words: readonly string[] = allWords): string {
  if (typed.length < 3 || typed.length > 40) return ''
  let best = ''
  // Of five letters two changed are another word, not a slip.
  let least = typed.length <= 5 ? 2 : 3
  for (const word of words) {
    if (Math.abs(word.length - typed.length) >= least) continue
    const distance = editDistance(typed, word)
    if (distance < least) {
      least = distance
      best = word
    }
  }
  return best
}

/** Insertions, deletions, replacements, and neighbours that changed places. */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      current[column] = Math.min(
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
        swapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    before = previous
    previous = current
  }
  return at(previous, b.length)
}

const at = (list: readonly number[], index: number): number => list[index] ?? Number.POSITIVE_INFINITY
