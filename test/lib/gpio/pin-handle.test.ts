import { expect, it } from 'vitest'
import { PinHandle } from '../../../lib/gpio/pin-handle.ts'
import { mockRig } from './support.ts'

it('names the pin as topics do', () => {
  const { k } = mockRig({ gpio: 'mock' })
  const pins = [4, 'J8:11', 'gpiochip1/3', 'FAN'].map((pin) => k.gpio.DigitalInput(pin).pin)
  expect(pins).toEqual([4, 17, 'gpiochip1/3', 'FAN'])
})

it('has the tag of whoever asks', () => {
  const { k } = mockRig({ gpio: 'mock' })
  const input = k.gpio.DigitalInput(4)
  expect([input.tag === k.tags.get('/system/gpio/4'), input.tag.min, input.tag.max]).toEqual([true, 0, 1])
  const guest = k.scope('guest')
  expect(guest.gpio.get(4)?.tag).toBe(guest.tags.get('/system/gpio/4'))
})

it('shows nothing of what is below, and is short as JSON', () => {
  const { k } = mockRig({ gpio: 'mock' })
  const input = k.gpio.DigitalInput(4)
  expect([Object.keys(input), input instanceof PinHandle]).toEqual([[], true])
  expect(JSON.parse(JSON.stringify(input))).toEqual({
    ...{ pin: '4', kind: 'input', tag: '/system/gpio/4', level: 1, driver: 'mock' },
  })
})

it('ends with dispose and with `using` too', () => {
  const { k } = mockRig({ gpio: 'mock' })
  k.gpio.DigitalInput(4).dispose()
  k.gpio.DigitalInput(5)[Symbol.dispose]()
  expect(k.gpio.pins()).toEqual([])
})
