import { expect, it } from 'vitest'
import { codeOf, mockRig } from './support.ts'

it('makes pins with new and without', () => {
  const { k } = mockRig({ gpio: 'mock' })
  const pins = [
    ...[k.gpio.DigitalInput(4), new k.gpio.DigitalInput(5), k.gpio.DigitalOutput(6), new k.gpio.DigitalOutput(7)],
    ...[k.gpio.PWMOutput(8), new k.gpio.PWMOutput(9)],
  ]
  expect(pins.map((pin) => String(pin).slice(8, -1))).toEqual([
    ...['DigitalInput', 'DigitalInput', 'DigitalOutput', 'DigitalOutput', 'PWMOutput', 'PWMOutput'],
  ])
  expect(k.gpio.pins().map(({ kind }) => kind)).toEqual(['input', 'input', 'output', 'output', 'pwm', 'pwm'])
})

it('get finds a pin in every spelling, the same object for one who asks, another for others', () => {
  const { k } = mockRig({ gpio: 'mock' })
  const input = k.gpio.DigitalInput(4)
  for (const spelling of [4, '4', 'GPIO4', 'BCM4', 'BOARD7', 'J8:7', 'WPI7']) expect(k.gpio.get(spelling)).toBe(input)
  const guest = k.scope('guest')
  expect([guest.gpio.get(4) === input, guest.gpio.get(4) === guest.gpio.get('J8:7')]).toEqual([false, true])
  expect([k.gpio.get(5), codeOf(() => k.gpio.get('GPOI4'))]).toEqual([undefined, 'KAITHEM_VALUE'])
})

it('has all its members for each who asks', () => {
  const { k } = mockRig({ gpio: 'mock' })
  expect(Object.keys(k.gpio)).toEqual(['DigitalInput', 'DigitalOutput', 'PWMOutput', 'get', 'pins', 'diagnostics'])
})
