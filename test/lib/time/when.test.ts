import vm from 'node:vm'
import { describe, expect, it } from 'vitest'
import { type DateInput, dateOf } from '../../../lib/time/when.ts'
import { Zone } from '../../../lib/time/zone.ts'

const berlin = new Zone('Europe/Berlin')
const day = { year: 2026, month: 6, day: 21 }

describe('dateOf', () => {
  it('takes texts, fields and instants on the clocks there', () => {
    expect(dateOf('2026-06-21', berlin, 0)).toEqual(day)
    expect(dateOf({ ...day, hour: 5 } as DateInput, berlin, 0)).toEqual(day)
    expect(dateOf(new Date('2026-06-20T23:30:00Z'), berlin, 0)).toEqual(day)
    expect(dateOf(new Date('2026-06-20T23:30:00Z'), new Zone('America/New_York'), 0).day).toBe(20)
    expect(dateOf(vm.runInNewContext("new Date('2026-06-21T12:00:00Z')"), berlin, 0)).toEqual(day)
  })

  it('is today without a date', () => {
    expect(dateOf(undefined, berlin, 1_782_081_000)).toEqual({ year: 2026, month: 6, day: 22 })
    expect(dateOf(null, new Zone('UTC'), 1_782_081_000)).toEqual(day)
  })

  it.each([
    ['a date that does not exist', '2026-02-30', 'KAITHEM_VALUE'],
    ['another notation', '21.6.2026', 'KAITHEM_VALUE'],
    ['no text', '', 'KAITHEM_VALUE'],
    ['an invalid Date', new Date(Number.NaN), 'KAITHEM_VALUE'],
    ['half a day', { year: 2026, month: 6, day: 1.5 }, 'KAITHEM_VALUE'],
    ['month 13', { year: 2026, month: 13, day: 1 }, 'KAITHEM_VALUE'],
    ['fields that are missing', { year: 2026 }, 'KAITHEM_TYPE'],
    ['a number', 1_782_000_000, 'KAITHEM_TYPE'],
    ['a boolean', true, 'KAITHEM_TYPE'],
  ])('refuses %s', (_name, value, code) => {
    expect(() => dateOf(value as DateInput, berlin, 0)).toThrow(expect.objectContaining({ code }))
  })

  it('refuses a date that the zone left out, and says so', () => {
    expect(() => dateOf('2011-12-30', new Zone('Pacific/Apia'), 0)).toThrow(/Pacific\/Apia had no 2011-12-30/)
  })
})
