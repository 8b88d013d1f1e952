import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { opposite, readInputSettings, readOutputSettings, readShare } from '../../../lib/gpio/options.ts'
import { isKaithemError, ManualClock } from '../../../lib/index.ts'
import { FakeBackend } from './fake-backend.ts'
import { codeOf } from './support.ts'

describe('an input', () => {
  it('is pulled up and active low by itself', () => {
    expect(readInputSettings(4, undefined)).toMatchObject({
      ...{ mock: false, comment: '', backend: undefined, pull: 'up', activeLevel: 0 },
      ...{ bounceTime: 0, debounce: 0, holdTime: 1, holdRepeat: false },
    })
  })

  it.each([
    [{ pull: true }, 'up', 0],
    [{ pull: false }, 'down', 1],
    [{ pull: null, active_state: true }, 'none', 1],
    [{ pull: null, active_state: false }, 'none', 0],
    [{ pull_up: false }, 'down', 1],
    [{ pullUp: null, activeState: false }, 'none', 0],
    [{ pull: undefined, pull_up: undefined, active_state: null }, 'up', 0],
    [{ pull: false, pull_up: true }, 'down', 1],
  ])('%j: pulled %s, active at %i', (options, pull, activeLevel) => {
    expect(readInputSettings(4, options)).toMatchObject({ pull, activeLevel })
  })

  it.each([
    [{ pull: null }, 'KAITHEM_VALUE', 'floats'],
    [{ pull: true, active_state: true }, 'KAITHEM_VALUE', 'active when low'],
    [{ active_state: false }, 'KAITHEM_VALUE', 'goes with pull: null only'],
    [{ pull: 'up' }, 'KAITHEM_TYPE', 'true (up)'],
    [{ pull: 1 }, 'KAITHEM_TYPE', 'true (up)'],
    [{ bounce_time: -1 }, 'KAITHEM_VALUE', 'bounce_time is -1'],
    [{ bounce_time: '0.1' }, 'KAITHEM_TYPE', 'bounce_time'],
    [{ hold_time: Number.POSITIVE_INFINITY }, 'KAITHEM_VALUE', 'hold_time'],
    [{ hold_time: Number.NaN }, 'KAITHEM_TYPE', 'hold_time'],
    [{ hold_repeat: 1 }, 'KAITHEM_TYPE', 'hold_repeat'],
    [{ debounce: -0.1 }, 'KAITHEM_VALUE', 'debounce'],
    [{ debounce: 4001 }, 'KAITHEM_VALUE', 'debounce'],
    [{ mock: 'yes' }, 'KAITHEM_TYPE', 'mock'],
    [{ comment: 5 }, 'KAITHEM_TYPE', 'comment'],
    [{ bouncetime: 1 }, 'KAITHEM_VALUE', 'did you mean bounce_time'],
    [{ chip: {} }, 'KAITHEM_TYPE', 'chip'],
    [{ pin_factory: {} }, 'KAITHEM_TYPE', 'pin_factory'],
    [true, 'KAITHEM_TYPE', '{ mock: true }'],
    [[], 'KAITHEM_TYPE', '{ mock: true }'],
  ])('%j is refused with %s: %s', (options, code, text) => {
    expect(codeOf(() => readInputSettings(4, options))).toBe(code)
    expect(() => readInputSettings(4, options)).toThrow(text)
  })

  it('on GPIO 2 and 3 can only be pulled up, on other chips in every way', () => {
    for (const pin of [2, 'J8:5', 'GPIO2']) {
      expect(readInputSettings(pin, {}).pull).toBe('up')
      expect(() => readInputSettings(pin, { pull: false })).toThrow('resistor to 3.3 V')
      expect(codeOf(() => readInputSettings(pin, { pull: null, active_state: true }))).toBe('KAITHEM_VALUE')
    }
    expect(readInputSettings(2, { pull: false, chip: 'gpiochip1' }).pull).toBe('down')
  })

  it('takes a driver of one’s own, unless it is mocked', () => {
    const driver = new FakeBackend(new ManualClock())
    expect(readInputSettings(4, { pin_factory: driver }).backend).toBe(driver)
    expect(readInputSettings(4, { pinFactory: driver, mock: true }).backend).toBeUndefined()
  })
})

describe('an output', () => {
  const read = (...args: readonly unknown[]) => readOutputSettings('DigitalOutput', 17, args)

  it('is off, active high and push-pull by itself', () => {
    expect(read()).toMatchObject({
      ...{ mock: false, comment: '', activeLevel: 1, initialValue: 0, failSafe: undefined },
      ...{ drive: 'push-pull', frequency: 100 },
    })
  })

  it.each([
    [[true], { mock: true, comment: '' }],
    [[false, 'pump'], { mock: false, comment: 'pump' }],
    [[true, false, { initial_value: 1 }], { mock: true, comment: '', initialValue: 1 }],
    [[null, { comment: 'lamp' }], { mock: false, comment: 'lamp' }],
    [[{ mock: true, comment: 'lamp' }], { mock: true, comment: 'lamp' }],
    [[undefined, undefined, { initialValue: true }], { mock: false, initialValue: 1 }],
  ])('%j', (args, settings) => {
    expect(read(...args)).toMatchObject(settings)
  })

  it.each([
    [{ active_high: true, fail_safe: 1 }, 1],
    [{ active_high: true, fail_safe: 0 }, 0],
    [{ active_high: false, fail_safe: 1 }, 0],
    [{ activeHigh: false, failSafe: false }, 1],
    [{ fail_safe: null }, undefined],
  ])('%j leaves the line at %s', (options, level) => {
    expect(read(options).failSafe).toBe(level)
  })

  it.each([
    [[true, 'pump', 5], 'KAITHEM_TYPE'],
    [['yes'], 'KAITHEM_TYPE'],
    [[{ initial_value: 2 }], 'KAITHEM_VALUE'],
    [[{ initial_value: 'on' }], 'KAITHEM_TYPE'],
    [[{ fail_safe: 0.5 }], 'KAITHEM_VALUE'],
    [[{ frequency: 0 }], 'KAITHEM_VALUE'],
    [[{ frequency: 0.001 }], 'KAITHEM_VALUE'],
    [[{ frequency: 2e6 }], 'KAITHEM_VALUE'],
    [[{ frequency: 'fast' }], 'KAITHEM_TYPE'],
    [[{ frequency: Number.NaN }], 'KAITHEM_VALUE'],
    [[{ drive: 'pull' }], 'KAITHEM_VALUE'],
    [[{ pull: true }], 'KAITHEM_VALUE'],
    [[{ active_high: 'no' }], 'KAITHEM_TYPE'],
  ])('%j is refused with %s', (args, code) => {
    expect(codeOf(() => read(...args))).toBe(code)
  })

  it('of the PWM kind drives push-pull only', () => {
    const pwm = (drive: string) => codeOf(() => readOutputSettings('PWMOutput', 18, [{ drive }]))
    expect([pwm('push-pull'), pwm('open-drain')]).toEqual(['nothing', 'KAITHEM_VALUE'])
  })
})

test('whatever is given, it is read or refused with a code', () => {
  const values = fc.dictionary(
    fc.constantFrom(
      'mock',
      'pull',
      'active_state',
      'bounce_time',
      'initial_value',
      'fail_safe',
      'drive',
      'chip',
      'comment',
    ),
    fc.anything(),
  )
  fc.assert(
    fc.property(fc.anything(), fc.oneof(values, fc.anything()), (pin, options) => {
      for (const read of [readInputSettings, (p: unknown, o: unknown) => readOutputSettings('PWMOutput', p, [o])]) {
        try {
          expect(read(pin, options).pin.id).not.toBe('')
        } catch (error) {
          expect(isKaithemError(error)).toBe(true)
        }
      }
    }),
  )
})

test('shares and levels', () => {
  expect([readShare(true, 'x'), readShare(0.3, 'x'), opposite(0), opposite(1)]).toEqual([1, 0.3, 1, 0])
  expect(codeOf(() => readShare(Number.NaN, 'x'))).toBe('KAITHEM_VALUE')
})

test('a number in quotes is told as one', () => {
  expect(() => readInputSettings(4, { hold_time: '3' })).toThrow('hold_time is a number of seconds, not "3"')
})
