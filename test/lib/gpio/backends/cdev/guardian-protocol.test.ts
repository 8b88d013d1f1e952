import { expect, test } from 'vitest'
import {
  guardedLabel,
  guardianAddress,
  guardianToken,
  lineKey,
} from '../../../../../lib/gpio/backends/cdev/guardian-protocol.ts'

test('the label of a guarded line leads to its guardian, and fits into the 31 bytes of the kernel', () => {
  const label = guardedLabel('kaithem', '4194304-a1b2c3')
  expect(label.length).toBeLessThanOrEqual(31)
  expect(guardianToken(label)).toBe('4194304-a1b2c3')
  expect(guardianAddress('1-ab')).toBe('kaithem-gpio-guardian-1-ab')
})

test.each([['kaithem'], ['spi0 CS1'], ['kaithem 12'], ['kaithem 1-ab x'], ['']])('%j has none', (consumer) => {
  expect(guardianToken(consumer)).toBeUndefined()
})

test('lines of different chips are different', () => {
  expect(lineKey('/dev/gpiochip0', 1)).not.toBe(lineKey('/dev/gpiochip1', 1))
})
