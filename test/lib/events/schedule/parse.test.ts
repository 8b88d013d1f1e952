import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePhrase } from '../../../../lib/events/schedule/parse.ts'
import { allWords } from '../../../../lib/events/schedule/vocabulary.ts'
import { refusalOf } from '../support.ts'

const refused = (phrase: string) => refusalOf(() => parsePhrase(phrase))

describe('statements', () => {
  const count = (phrase: string): number => {
    const schedule = parsePhrase(phrase)
    return schedule.kind === 'phrase' ? schedule.statements.length : 0
  }

  it.each([
    ['every monday at 8:00 and every friday at 9:00', 2],
    ['every weekday at 7:00 and weekends at 9am', 2],
    ['monday at 8:00, friday at 9:00', 2],
    ['every day at 8:00; every sunday at 9:00', 2],
    ['at 8:00 on monday and at 9:00 on friday', 2],
    ['every 10 minutes and every hour', 2],
    ['every day, at 8:00', 1],
    ['every monday and every friday at 8:00', 1],
    ['every day at 8:00, 12:00 and 18:00', 1],
    ['on monday at 8:00 and at 9:00', 1],
    ['every 10 minutes after 8:00 and before 22:00', 1],
    ['march 1, june 1 and december 24 at 6:00', 1],
    ['the 1st, the 10th and the 20th of every month at 6:00', 1],
  ])('%s', (phrase, parts) => {
    expect(count(phrase)).toBe(parts)
  })

  it('ignores case and spaces', () => {
    expect(parsePhrase('  EVERY   Monday  AT 8:00PM ')).toEqual(parsePhrase('every monday at 20:00'))
  })

  it('takes a zone anywhere, in any case, once', () => {
    const zoneOf = (phrase: string) => parsePhrase(phrase).zone
    expect(zoneOf('every day at 8:00 europe/berlin')).toBe('Europe/Berlin')
    expect(zoneOf('America/Argentina/Buenos_Aires every hour')).toBe('America/Argentina/Buenos_Aires')
    expect(zoneOf('every hour in America/Port-au-Prince')).toBe('America/Port-au-Prince')
    expect(zoneOf('every hour utc')).toBe('UTC')
    expect(zoneOf('every hour')).toBeUndefined()
    expect(refused('every hour UTC Europe/Berlin')).toMatchObject({ reason: 'twice', position: 15 })
  })

  it('reads cron patterns with and without a zone', () => {
    expect(parsePhrase('cron 0 8 * * 1-5')).toEqual({ kind: 'cron', pattern: '0 8 * * 1-5', zone: undefined })
    expect(parsePhrase('CRON 0 8 * * 1-5 Asia/Kathmandu')).toMatchObject({ zone: 'Asia/Kathmandu' })
    expect(refused('cron 0 8 * * * Europe/Berlni')).toMatchObject({ reason: 'zone', suggestion: 'Europe/Berlin' })
  })
})

describe('refusals name the word, its place, and what may be meant', () => {
  it.each([
    ['', 'empty', 0, /^$/],
    ['   ', 'empty', 0, /^$/],
    ['evry day at 8:00', 'unknown', 0, /^every$/],
    ['every 10 mintues', 'unknown', 9, /^minutes$/],
    ['every fridy at 8:00', 'unknown', 6, /^friday$/],
    ['every day at 8', 'hour', 13, /8am, 8pm or 8:00/],
    ['every day at 20', 'time', 13, /20:00/],
    ['every day at 25:00', 'time', 13, /^$/],
    ['every day at 8:75', 'time', 13, /^$/],
    ['every day at 13pm', 'time', 13, /13:00/],
    ['every day at 0am', 'time', 13, /0:00/],
    ['every day at 8.30', 'time', 13, /^8:30$/],
    ['every day at 20h', 'time', 13, /20:00/],
    ['at 24:00', 'time', 3, /0:00/],
    ['every 0 minutes', 'number', 6, /^$/],
    ['every -5 minutes', 'number', 6, /^$/],
    ['every 0.5 seconds', 'number', 0, /^$/],
    ['every 1.5 days', 'number', 6, /^$/],
    ['every 99999 minutes', 'number', 6, /^$/],
    ['every 9000 hours', 'number', 0, /30 days/],
    ['on february 30 at 8:00', 'date', 3, /^$/],
    ['on 2026-02-30 at 8:00', 'date', 3, /^$/],
    ['on 2026-13-01', 'date', 3, /^$/],
    ['on the 32nd of the month', 'number', 7, /^$/],
    ['on the 31st of february', 'never', 0, /^$/],
    ['february 29 from 2025-01-01 to 2025-12-31', 'never', 0, /^$/],
    ['every second friday', 'everyNth', 6, /every other friday/],
    ['every third friday', 'everyNth', 6, /every 3 weeks on friday/],
    ['every 2 fridays', 'everyNth', 0, /every 2 weeks/],
    ['every third day of the month', 'everyNth', 6, /3rd of the month/],
    ['first monday', 'ofWhat', 0, /first monday of the month/],
    ['every month on monday', 'ofWhat', 15, /first monday/],
    ['every year on the 15th', 'ofWhat', 0, /march 1/],
    ['between 8:00 and 9:00', 'howOften', 0, /every 10 minutes between/],
    ['every 10 minutes at 8:00', 'intervalAt', 20, /between/],
    ['at 8:00 every 10 minutes', 'intervalAt', 8, /between/],
    ['every day at :15', 'marks', 13, /every hour at :15/],
    ['every 10 minutes at :05', 'marks', 20, /every hour/],
    ['every monday and on the 15th at 8:00', 'timeMissing', 0, /at 8:00/],
    ['at 8:00 on monday and at 9:00', 'dayMissing', 22, /every day at 9:00/],
    ['every monday at 8:00 and every friday at 9:00 until 2027-01-01', 'boundsPartly', 46, /^$/],
    ['every day at 8:00 starting at 9:00', 'startDate', 30, /2026/],
    ['every day at 8:00 until march 1', 'startDate', 24, /2026/],
    ['tomorrow at 5pm', 'relative', 0, /^$/],
    ['next friday at 5pm', 'relative', 0, /^$/],
    ['jeden Tag um 8:00', 'unknown', 0, /^$/],
    ['at sundown', 'unknown', 3, /^sunset$/],
    ['sunup', 'unknown', 0, /^sunrise$/],
    ['Mo-Fr at 8:00', 'unknown', 0, /^weekdays$/],
    ['every Mo-Fr at 8:00', 'unknown', 6, /^weekdays$/],
    ['Sa-So at 8:00', 'unknown', 0, /^weekends$/],
    ['every Di at 8:00', 'unknown', 6, /^tuesday$/],
    ['every morning', 'partOfDay', 6, /8:00/],
    ['every weekday at 7:30 in the morning', 'partOfDay', 29, /at 8:00/],
    ['every day at 7.75', 'time', 13, /^$/],
    ['every day at 0730', 'time', 13, /^07:30$/],
    ['every day at 2530', 'time', 13, /^$/],
    ['every day at 9999', 'time', 13, /^$/],
    ['*/5 * * * *', 'unknown', 0, /^cron \*\/5 \* \* \* \*$/],
    [' 30 7 * * mon-fri', 'unknown', 1, /^cron 30 7 \* \* mon-fri$/],
    ['0 30 7 * * 1-5', 'unknown', 0, /^cron 0 30 7 \* \* 1-5$/],
    ['5 4 3 2', 'unknown', 0, /^$/],
    ['at dusk', 'partOfDay', 3, /civil dusk/],
    ['15 minutes after dawn', 'partOfDay', 17, /civil dawn/],
    ['at sunrise and sunset not before 6:00', 'clamp', 22, /sunset/],
    ['at 8:00 not before 6:00', 'clamp', 8, /sunset/],
    ['every day at 8:00 at 9:00', 'twice', 21, /8:00 and 18:00/],
    ['every 10 minutes every hour', 'twice', 17, /^$/],
    ['every day at 8:00 Europe/Nowhere', 'zone', 18, /\w/],
    ['every', 'unfinished', 0, /^$/],
    ['every day at', 'unfinished', 10, /^$/],
    ['every day at 8:00 and', 'unknown', 18, /^$/],
    ['and every day', 'unknown', 0, /^$/],
    [', ,', 'unknown', 0, /^$/],
    ['every 3 in 5 days', 'unknown', 8, /^$/],
    ['at sunset but not', 'unfinished', 14, /^$/],
    ['at sunset but', 'unknown', 10, /^$/],
  ])('%s', (phrase, reason, position, suggestion) => {
    const data = refused(phrase)
    expect(data).toMatchObject({ code: 'KAITHEM_VALUE', reason, position })
    expect(data.suggestion).toMatch(suggestion)
  })

  it('the text of the error tells it all', () => {
    expect(refused('every day at 8').text).toBe(
      '"8" is not clear: morning or evening? (character 14) Did you mean: 8am, 8pm or 8:00?',
    )
  })
})

describe('hostile phrases', () => {
  it.each([
    ['spaces', ' '.repeat(10_000)],
    ['words', 'every '.repeat(1700)],
    ['one word', 'a'.repeat(10_000)],
    ['digits', '9'.repeat(10_000)],
    ['dashes', '-'.repeat(10_000)],
    ['a dashed word', 'a-'.repeat(5000)],
    ['slashes', 'a/'.repeat(5000)],
    ['colons', '8:'.repeat(5000)],
    ['cron', `cron ${'*/1 '.repeat(2500)}`],
    ['and', 'monday and '.repeat(900)],
    ['times', `at ${'8:00, '.repeat(1600)}`],
    ['just short enough', '1 hour and '.repeat(45)],
    ['lists', `on ${'the 1st and '.repeat(40)}`],
    ['zones', 'A/b '.repeat(124)],
    ['typing errors', 'mondxy '.repeat(70)],
  ])('%s: refused in no time', (_title, phrase) => {
    const start = performance.now()
    expect(refused(phrase).code).toBe('KAITHEM_VALUE')
    expect(performance.now() - start).toBeLessThan(50)
  })

  it('any text is read or refused with a code', () => {
    const word = fc.oneof(
      fc.constantFrom(
        ...allWords,
        'on',
        'at',
        'of',
        'to',
        'an',
        'a',
        ',',
        ';',
        '8:00',
        '8pm',
        '15th',
        '2026-12-24',
        ':15',
        '3',
        '0',
      ),
      fc.string({ maxLength: 6 }),
    )
    const phrases = fc.array(word, { maxLength: 9 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(phrases, (phrase) => {
        try {
          expect(['phrase', 'cron']).toContain(parsePhrase(phrase).kind)
        } catch (error) {
          const { code, data } = error as { code?: string; data: { reason: string; position: number } }
          expect(code).toBe('KAITHEM_VALUE')
          expect(data.position).toBeGreaterThanOrEqual(0)
          expect(data.position).toBeLessThanOrEqual(phrase.length)
        }
      }),
      { numRuns: 3000 },
    )
  })
})
