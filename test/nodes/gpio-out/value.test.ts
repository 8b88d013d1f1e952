import { expect, it } from 'vitest'
import type { PinState } from '../../../lib/gpio/api.ts'
import { currentValue, valueWords } from '../../../nodes/gpio-out/value.ts'

const at = (level: number | null) => ({ state: { level } as PinState, value: 0.7 })

it('is what the pin does, else what the tag says', () => {
  expect(currentValue(at(1), { activeHigh: true })).toBe(1)
  expect(currentValue(at(1), { activeHigh: false })).toBe(0)
  expect(currentValue(at(null), { activeHigh: true })).toBe(0.7)
})

it.each([
  [1, 'digital', 'on'],
  [0.5, 'digital', 'off'],
  [0.3, 'pwm', '30 %'],
  [0.12345, 'pwm', '12.3 %'],
] as const)('%d of %s is %s', (value, mode, words) => {
  expect(valueWords(value, mode, { on: 'on', off: 'off' })).toBe(words)
})
