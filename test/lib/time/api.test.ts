import { expect, it } from 'vitest'
import { timeRig } from './support.ts'

it('answers to both spellings, and as kaithem.sky', () => {
  const { kaithem, time } = timeRig()
  expect(time.sunriseTime()).toBe(time.sunrise_time())
  expect(time.isDay(52, 13)).toBe(time.is_day(52, 13))
  expect(time.moonPhase()).toBe(time.moon_phase())
  expect(kaithem.sky).toBe(kaithem.time)
})
