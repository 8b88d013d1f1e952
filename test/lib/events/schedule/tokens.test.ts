import { expect, it } from 'vitest'
import { nearestZone, tokenize, zoneName } from '../../../../lib/events/schedule/tokens.ts'
import { refusalOf } from '../support.ts'

const kinds = (phrase: string) =>
  tokenize(phrase).map(({ kind, value }) => (value === 0 && kind !== 'clock' ? kind : `${kind} ${value}`))

it.each([
  ['every 10 minutes', ['word', 'number 10', 'word']],
  ['8:30pm 8 pm 8:30 p.m. 12am 12pm', ['clock 73800', 'clock 72000', 'clock 73800', 'clock 0', 'clock 43200']],
  ['20:30:15 noon midnight 24:00', ['clock 73815', 'clock 43200', 'clock 0', 'clock 86400']],
  [
    '15th, 1st first last; second',
    ['ordinal 15', 'comma', 'ordinal 1', 'ordinal 1', 'ordinal -1', 'semicolon', 'word'],
  ],
  ['2026-12-24', ['date 739973']],
  ['2026-12-24T18:00', ['date 739973', 'clock 64800']],
  ['mon-fri 9:00–17:00', ['word', 'word', 'word', 'clock 32400', 'word', 'clock 61200']],
  ['Europe/Berlin UTC Etc/GMT+5 America/Port-au-Prince', ['zone', 'zone', 'zone', 'zone']],
  ['five :15', ['number 5', 'mark 900']],
])('%s', (phrase, expected) => expect(kinds(phrase)).toEqual(expected))

it('remembers places', () => {
  expect(tokenize('at  8:30 pm')).toMatchObject([
    { start: 0, end: 2 },
    { start: 4, end: 11 },
  ])
})

it.each(['25:00', '8:60', '8:5', '13am', '0pm', '2026-02-29', '0999-01-01', '8:00:99', '-3', '1e5', '8::30'])(
  'refuses %s',
  (text) => {
    expect(refusalOf(() => tokenize(text)).code).toBe('KAITHEM_VALUE')
  },
)

it('knows time zones', () => {
  expect([zoneName('europe/berlin'), zoneName('utc'), zoneName('Mars/Base'), zoneName('')]).toEqual([
    'Europe/Berlin',
    'UTC',
    undefined,
    undefined,
  ])
  expect(nearestZone('Europe/Berlni')).toBe('Europe/Berlin')
  expect(nearestZone('America/Berlin')).toBe('Europe/Berlin')
  expect(zoneName(nearestZone('Xx/Yyyyyyyyyyyy'))).toBeDefined()
})
