import { SearchMoonPhase } from 'astronomy-engine'
import { describe, expect, it } from 'vitest'
import { moonPercent, moonPhase } from '../../../lib/time/moon.ts'
import { oraclePhase } from './sky.ts'

/** The shortest way between two phases. */
const apart = (a: number, b: number): number => Math.abs(((a - b + 42) % 28) - 14)

describe('moonPhase', () => {
  it('agrees with astronomy-engine to a hundredth of a day for a century', () => {
    let worst = 0
    for (let instant = 0; instant < 3_200_000_000; instant += 1_000_003) {
      worst = Math.max(worst, apart(moonPhase(instant), oraclePhase(instant)))
    }
    expect(worst).toBeLessThan(0.02)
  })

  it.each([
    ['new moon', 0, 0],
    ['the first quarter', 90, 7],
    ['full moon', 180, 14],
    ['the last quarter', 270, 21],
  ])('is right at %s', (_name, degrees, phase) => {
    const found = SearchMoonPhase(degrees, new Date('2026-06-01T00:00:00Z'), 40)
    expect(apart(moonPhase((found?.date.getTime() ?? 0) / 1000), phase)).toBeLessThan(0.01)
  })

  it('grows from 0 to 28 without a step back', () => {
    let last = moonPhase(1_780_000_000)
    for (let hour = 1; hour < 2000; hour++) {
      const next = moonPhase(1_780_000_000 + hour * 3600)
      expect(next >= 0 && next < 28).toBe(true)
      expect((next - last + 28) % 28).toBeLessThan(0.1)
      last = next
    }
  })
})

describe('moonPercent', () => {
  it('grows evenly to 100 at full moon and falls back', () => {
    const full = (SearchMoonPhase(180, new Date('2026-06-01T00:00:00Z'), 40)?.date.getTime() ?? 0) / 1000
    expect(moonPercent(full)).toBeGreaterThan(99.9)
    const quarter = (SearchMoonPhase(90, new Date('2026-06-01T00:00:00Z'), 40)?.date.getTime() ?? 0) / 1000
    expect(moonPercent(quarter)).toBeCloseTo(50, 0)
  })
})
