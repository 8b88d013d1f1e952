import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { headerPins } from '../../../lib/gpio/header.ts'
import { parsePin, pinTag } from '../../../lib/gpio/names.ts'
import { isKaithemError } from '../../../lib/index.ts'
import { normalizeName } from '../../../lib/tags/names.ts'
import { codeOf } from './support.ts'

describe('one pin in every spelling', () => {
  it.each([4, '4', ' 4 ', 'GPIO4', 'gpio4', 'BCM4', 'BOARD7', 'board7', 'J8:7', 'WPI7', '004'])(
    '%j is GPIO4',
    (pin) => {
      expect(parsePin(pin)).toEqual({ id: '4', address: { offset: 4 }, gpio: 4, physical: 7, pullsUp: false })
    },
  )

  it.each(['pinctrl-rp1/17', 'pinctrl-bcm2835/17'])('%s is a line of the chip of a header', (pin) => {
    expect(parsePin(pin)).toMatchObject({ id: '17', gpio: 17, address: { chip: pin.split('/')[0], offset: 17 } })
  })

  it('GPIO 2 and 3 can only be pulled up, on the board', () => {
    expect([2, 3, 4].map((pin) => parsePin(pin).pullsUp)).toEqual([true, true, false])
    expect(parsePin('gpiochip1/2').pullsUp).toBe(false)
  })
})

test.each([
  ['gpiochip1/7', undefined, 'gpiochip1/7', { chip: 'gpiochip1', offset: 7 }],
  ['/dev/gpiochip1/7', undefined, 'gpiochip1/7', { chip: 'gpiochip1', offset: 7 }],
  [7, 'gpiochip1', 'gpiochip1/7', { chip: 'gpiochip1', offset: 7 }],
  ['GPIO7', '/dev/gpiochip1', 'gpiochip1/7', { chip: 'gpiochip1', offset: 7 }],
  [7, 1, 'gpiochip1/7', { chip: 'gpiochip1', offset: 7 }],
  ['FAN', undefined, 'FAN', { name: 'FAN' }],
  ['GPIO_GCLK', undefined, 'GPIO_GCLK', { name: 'GPIO_GCLK' }],
  ['pcf-8574/3', undefined, 'pcf_8574/3', { chip: 'pcf-8574', offset: 3 }],
  ['expander/DOOR#1', undefined, 'expander/DOOR_1', { chip: 'expander', name: 'DOOR#1' }],
  [45, undefined, '45', { offset: 45 }],
])('%j on %j is %s', (pin, chip, id, address) => {
  expect(parsePin(pin, chip)).toMatchObject({ id, address })
})

describe('what is no pin', () => {
  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    [-1, '0 to 1023'],
    [4.5, 'not whole'],
    [Number.NaN, 'not whole'],
    [1024, '0 to 1023'],
    ['4.5', 'no letter'],
    ['-4', 'no letter'],
    ['GPIO 4', 'did you mean GPIO4'],
    ['gpio-4', 'did you mean GPIO4'],
    ['J8-7', 'did you mean J8:7'],
    ['GPOI4', 'did you mean GPIO4'],
    ['BOADR7', 'did you mean BOARD7'],
    ['BOARD1', 'pin 1 of the header is 3V3'],
    ['J8:6', 'pin 6 of the header is GND'],
    ['BOARD41', 'pins 1 to 40'],
    ['WPI17', '0 to 16'],
    ['GPIO4000', '0 to 1023'],
    ['/7', 'no chip'],
    ['gpiochip1/', 'empty'],
    ['x'.repeat(200), 'longer'],
    ['FAN\n', ''],
    ['a\u0000b', 'printed'],
  ])('%j: %s', (pin, why) => {
    if (pin === 'FAN\n') {
      expect(parsePin(pin).id).toBe('FAN')
      return
    }
    expect(codeOf(() => parsePin(pin))).toBe('KAITHEM_VALUE')
    expect(() => parsePin(pin)).toThrow(why)
  })

  it.each([null, undefined, true, {}, [4], Symbol('4'), 4n])('%s is of the wrong type', (pin) => {
    expect(codeOf(() => parsePin(pin))).toBe('KAITHEM_TYPE')
  })

  it('a chip is a text or a number', () => {
    expect(codeOf(() => parsePin(4, {}))).toBe('KAITHEM_TYPE')
  })
})

test('whatever a pin is called, its tag has a legal name; all else is refused with a code', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.double(), fc.anything()), (given) => {
      try {
        const { id } = parsePin(given)
        expect(normalizeName(pinTag(id))).toBe(pinTag(id))
      } catch (error) {
        expect(isKaithemError(error)).toBe(true)
      }
    }),
  )
})

test('every pin of the header is the same by place, number and WiringPi', () => {
  for (const { physical, gpio, wiringPi } of headerPins) {
    if (gpio === undefined) continue
    const spellings = [gpio, `GPIO${gpio}`, `BOARD${physical}`, `J8:${physical}`, `WPI${wiringPi}`]
    expect(new Set(spellings.map((each) => parsePin(each).id))).toEqual(new Set([String(gpio)]))
  }
})
