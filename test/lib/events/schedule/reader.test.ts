import { expect, it } from 'vitest'
import { Reader } from '../../../../lib/events/schedule/reader.ts'
import { tokenize } from '../../../../lib/events/schedule/tokens.ts'
import { refusalOf } from '../support.ts'

const readerOf = (phrase: string): Reader => new Reader(phrase, tokenize(phrase))

it('walks over the tokens', () => {
  const reader = readerOf('every day, and at 8:00')
  expect(reader.accept('each', 'every')).toBe(true)
  expect(reader.accept('each')).toBe(false)
  expect([reader.isWord('day'), reader.isOneOf(['x', 'day']), reader.is('comma', 1), reader.joiners(1)]).toEqual([
    true,
    true,
    true,
    2,
  ])
  reader.skip(4)
  expect([reader.is('clock'), reader.atEnd(1), reader.done]).toEqual([true, true, false])
  expect(reader.next().value).toBe(28_800)
  expect([reader.done, reader.last.text]).toEqual([true, '8:00'])
  expect(reader.since({ start: 6, end: 9 })).toEqual({ start: 6, end: 22 })
})

it('what it refuses has a place', () => {
  const reader = readerOf('every fridy tomorrow')
  reader.skip()
  expect(
    refusalOf(() => {
      throw reader.unexpected()
    }),
  ).toMatchObject({ reason: 'unknown', position: 6, suggestion: 'friday' })
  reader.skip()
  expect(
    refusalOf(() => {
      throw reader.unexpected()
    }),
  ).toMatchObject({ reason: 'relative', position: 12 })
  reader.skip()
  expect(refusalOf(() => reader.next())).toMatchObject({ reason: 'unfinished', word: 'tomorrow' })
  expect(
    refusalOf(() => {
      throw reader.refuse('twice')
    }),
  ).toMatchObject({ reason: 'unfinished' })
})
