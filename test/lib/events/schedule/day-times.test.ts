import { expect, it } from 'vitest'
import { dayNumber } from '../../../../lib/events/schedule/civil.ts'
import { instantsOf } from '../../../../lib/events/schedule/day-times.ts'
import { parsePhrase } from '../../../../lib/events/schedule/parse.ts'
import { Zone } from '../../../../lib/events/schedule/zone.ts'
import { fakeSun, local, packages } from '../support.ts'

function on(date: string, phrase: string, zone = 'UTC'): string[] {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const schedule = parsePhrase(phrase)
  const statement = schedule.kind === 'phrase' ? schedule.statements[0] : undefined
  if (statement === undefined) throw new Error('no statement')
  return instantsOf(statement, dayNumber({ year, month, day }), new Zone(packages, zone), fakeSun).map((instant) =>
    local(instant, zone),
  )
}

it('sorts, and names each once', () => {
  expect(on('2026-03-02', 'at 18:00, 8:00, sunset and 8am')).toEqual(['2026-03-02 08:00', '2026-03-02 18:00'])
})

it('two skipped times happen once, at the end of the gap', () => {
  expect(on('2026-03-29', 'at 2:15, 2:45 and 3:00', 'Europe/Berlin')).toEqual(['2026-03-29 03:00'])
  expect(on('2026-03-29', 'every 2 hours', 'Europe/Berlin').slice(0, 3)).toEqual([
    '2026-03-29 00:00',
    '2026-03-29 03:00',
    '2026-03-29 04:00',
  ])
})

it('a window belongs to the day on which it begins', () => {
  expect(on('2026-03-02', 'every 2 hours between 22:00 and 4:00')).toEqual([
    '2026-03-02 22:00',
    '2026-03-03 00:00',
    '2026-03-03 02:00',
  ])
  expect(on('2026-03-02', 'every 12 hours between 6:00 and 6:00')).toEqual(['2026-03-02 06:00', '2026-03-02 18:00'])
})

it('windows by the sun are shut where it stays away', () => {
  expect(on('2026-01-15', 'every hour between sunset and sunrise')).toEqual([])
  expect(on('2026-01-15', 'every hour between 8:00 and sunset')).toEqual([])
  expect(on('2026-03-02', 'every 6 hours between sunset and sunrise')).toEqual(['2026-03-02 18:00', '2026-03-03 00:00'])
})

it('steps that do not divide a day are counted on', () => {
  const first = on('2026-03-02', 'every 7 hours starting 2026-03-02 01:00')
  const second = on('2026-03-03', 'every 7 hours starting 2026-03-02 01:00')
  expect([...first, ...second]).toEqual(
    ['01:00', '08:00', '15:00', '22:00']
      .map((time) => `2026-03-02 ${time}`)
      .concat(['2026-03-03 05:00', '2026-03-03 12:00', '2026-03-03 19:00']),
  )
})
