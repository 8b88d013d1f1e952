import { describe, expect, it } from 'vitest'
import { rahuSpan } from '../../../lib/time/rahu.ts'

const clock = (seconds: number): string =>
  `${String(Math.floor(seconds / 3600)).padStart(2, '0')}:${String((seconds % 3600) / 60).padStart(2, '0')}`

describe('rahuSpan', () => {
  // The table for a day from 06:00 to 18:00.
  it.each([
    ['Monday', 0, '07:30', '09:00'],
    ['Tuesday', 1, '15:00', '16:30'],
    ['Wednesday', 2, '12:00', '13:30'],
    ['Thursday', 3, '13:30', '15:00'],
    ['Friday', 4, '10:30', '12:00'],
    ['Saturday', 5, '09:00', '10:30'],
    ['Sunday', 6, '16:30', '18:00'],
  ])('on a %s', (_name, weekday, start, end) => {
    expect(rahuSpan(21_600, 64_800, weekday).map(clock)).toEqual([start, end])
  })

  it('is an eighth of any day', () => {
    expect(rahuSpan(1000, 1800, 0)).toEqual([1100, 1200])
  })
})
