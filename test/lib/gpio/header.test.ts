import { expect, it } from 'vitest'
import { fixedPullUps, headerChips, headerPins } from '../../../lib/gpio/header.ts'

it('has 40 pins, with each of GPIO 0 to 27 once', () => {
  expect(headerPins.map(({ physical }) => physical)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
  const gpios = headerPins.flatMap(({ gpio }) => (gpio === undefined ? [] : [gpio]))
  expect(gpios.sort((a, b) => a - b)).toEqual(Array.from({ length: 28 }, (_, index) => index))
})

it('gives each GPIO a WiringPi number of its own, and power and ground none', () => {
  const numbers = headerPins.flatMap(({ wiringPi }) => (wiringPi === undefined ? [] : [wiringPi]))
  expect(new Set(numbers).size).toBe(28)
  for (const { gpio, wiringPi } of headerPins) expect(wiringPi === undefined).toBe(gpio === undefined)
})

it('says what power and ground are', () => {
  const kinds = (kind: string) => headerPins.filter(({ functions }) => functions[0] === kind).map((pin) => pin.physical)
  expect([kinds('5V'), kinds('3V3')]).toEqual([
    [2, 4],
    [1, 17],
  ])
  expect(kinds('GND')).toEqual([6, 9, 14, 20, 25, 30, 34, 39])
})

it.each([
  [3, 2, 8, 'SDA1'],
  [7, 4, 7, 'GPCLK0'],
  [8, 14, 15, 'TXD0'],
  [12, 18, 1, 'PCM_CLK'],
  [19, 10, 12, 'MOSI0'],
  [33, 13, 23, 'PWM1'],
  [40, 21, 29, 'PCM_DOUT'],
])('pin %i is GPIO%i, WPI%i and can be %s', (physical, gpio, wiringPi, name) => {
  expect(headerPins[physical - 1]).toMatchObject({ physical, gpio, wiringPi })
  expect(headerPins[physical - 1]?.functions).toContain(name)
})

it('knows the lines with resistors and the chips of the boards', () => {
  expect([fixedPullUps, headerChips.includes('pinctrl-rp1')]).toEqual([[2, 3], true])
})
