import { expect, it } from 'vitest'
import { fromLine, type JournalEntry, plainValue, toCsv, toLine } from '../../../lib/alerts/journal-entry.ts'

const entry: JournalEntry = {
  ...{ time: 1_700_000_000.5, id: 'i', name: 'pump', zone: null, priority: 'warning', event: 'trip', from: 'normal' },
  ...{ to: 'tripped', by: '', notes: '', message: 'dry', value: 3.5 },
}

it('comes back from its line, with a key', () => {
  expect(fromLine(toLine(entry, 'run1', 7))).toEqual({ entry, key: 'run1 7' })
})

it.each([
  '',
  'x',
  '{"time":1',
  '[]',
  '5',
  'null',
  '{}',
  JSON.stringify({ ...entry, to: 'burning' }),
  JSON.stringify({ ...entry, time: 'x' }),
])('takes %j for no line', (line) => expect(fromLine(line)).toBeUndefined())

it.each([
  [undefined, null],
  [true, true],
  [3, 3],
  [Number.NaN, 'NaN'],
  ['x'.repeat(2000), 'x'.repeat(1000)],
  [{ a: [1] }, '{"a":[1]}'],
  [() => 1, '() => 1'],
])('keeps %j as %j', (value, expected) => {
  expect(plainValue(value)).toEqual(expected)
})

it('keeps data in a circle by its type', () => {
  const ring: Record<string, unknown> = {}
  ring.self = ring
  expect([plainValue(ring), plainValue(10n)]).toEqual(['object', 'bigint'])
})

it('is a row of a table, quoted, with an ISO time, and never a formula', () => {
  const rows = [
    { ...entry, message: 'a "b", c\nd', by: '=1+1', notes: '-x' },
    { ...entry, zone: 'house', value: -3, time: 1e300 },
  ]
  expect(toCsv(rows)).toBe(
    [
      'time,name,zone,priority,event,from,to,by,notes,message,value,id',
      `2023-11-14T22:13:20.500Z,pump,,warning,trip,normal,tripped,'=1+1,'-x,"a ""b"", c\nd",3.5,i`,
      '1e+300,pump,house,warning,trip,normal,tripped,,,dry,-3,i',
      '',
    ].join('\r\n'),
  )
})
