import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKaithem } from '../../../../lib/create.ts'
import type { Kaithem } from '../../../../lib/kaithem.ts'
import { ManualClock } from '../../../../lib/platform/fake/clock.ts'
import { gpioView, pinView } from '../../../../nodes/kaithem/pins/gpio-view.ts'
import { operate, pinActions } from '../../../../nodes/kaithem/pins/operate.ts'

const clock = new ManualClock(1000)
let kaithem: Kaithem
beforeEach(() => {
  kaithem = createKaithem({ clock, gpio: 'mock' })
})
afterEach(() => kaithem.close())
const view = (pin: string) => {
  const found = kaithem.gpio.pins().find((each) => each.pin === pin)
  if (found === undefined) throw new Error(`no pin ${pin}`)
  return pinView(found)
}

describe('an input', () => {
  it('is pressed and released, whatever its active level', () => {
    kaithem.gpio.DigitalInput(4)
    kaithem.gpio.DigitalInput(5, { pull: false })
    for (const pin of ['4', '5']) {
      operate(kaithem.gpio, pin, 'press', 'ann')
      expect(view(pin)).toMatchObject({ value: 1, level: pin === '4' ? 0 : 1 })
      operate(kaithem.gpio, pin, 'release', 'ann')
      expect(view(pin).value).toBe(0)
    }
  })

  it('gets a level', () => {
    kaithem.gpio.DigitalInput(4)
    operate(kaithem.gpio, '4', 'low', 'ann')
    expect(view('4')).toMatchObject({ level: 0, value: 1 })
    operate(kaithem.gpio, '4', 'high', 'ann')
    expect(view('4')).toMatchObject({ level: 1, value: 0 })
  })

  it('is no reason for an alert as long as there is no real pin', () => {
    kaithem.gpio.DigitalInput(4, { mock: true })
    operate(kaithem.gpio, '4', 'press', 'ann')
    expect(kaithem.alerts.get('Pin4mock')?.state).toBe('normal')
    operate(kaithem.gpio, '4', 'unmock', 'ann')
    expect(view('4').value).toBe(0)
  })
})

it('an output is forced and let go, with an alert', () => {
  const output = kaithem.gpio.DigitalOutput(18)
  operate(kaithem.gpio, '18', 'on', 'ann')
  expect(view('18')).toMatchObject({ forced: true, level: 1 })
  expect(kaithem.alerts.get('Pin18override')?.state).not.toBe('normal')
  output.value = 1
  operate(kaithem.gpio, '18', 'off', 'ann')
  expect(view('18').level).toBe(0)
  operate(kaithem.gpio, '18', 'unforce', 'ann')
  expect(view('18')).toMatchObject({ forced: false, level: 1 })
})

it('a PWM output is forced to a share', () => {
  kaithem.gpio.PWMOutput(12)
  operate(kaithem.gpio, '12', 'share', 'ann', '0.25')
  expect(view('12')).toMatchObject({ forced: true, level: 0.25 })
  for (const share of ['', ' ', '1.01', '-1', 'half', 'NaN', undefined]) {
    expect(() => operate(kaithem.gpio, '12', 'share', 'ann', share)).toThrow(/from 0 to 1/)
  }
  expect(view('12').level).toBe(0.25)
})

it.each([
  ['4', 'explode', 'KAITHEM_VALUE'],
  ['99', 'high', 'KAITHEM_KEY'],
  ['nobody', 'high', 'KAITHEM_KEY'],
  ['x'.repeat(1000), 'high', 'KAITHEM_KEY'],
  ['4', 'on', 'KAITHEM_VALUE'],
  ['18', 'press', 'KAITHEM_VALUE'],
  ['18', 'share', 'KAITHEM_VALUE'],
  ['', '', 'KAITHEM_VALUE'],
])('pin %s, %s: %s', (pin, action, code) => {
  kaithem.gpio.DigitalInput(4)
  kaithem.gpio.DigitalOutput(18)
  expect(() => operate(kaithem.gpio, pin, action, 'ann')).toThrow(expect.objectContaining({ code }))
})

it('every action is one that some pin can do', () => {
  kaithem.gpio.DigitalInput(4)
  kaithem.gpio.DigitalOutput(18)
  kaithem.gpio.PWMOutput(12)
  for (const action of pinActions) {
    const pins = ['4', '18', '12'].filter((pin) => {
      try {
        operate(kaithem.gpio, pin, action, 'ann', '0.5')
        return true
      } catch {
        return false
      }
    })
    const able = { share: ['12'], on: ['18', '12'], off: ['18', '12'], unforce: ['18', '12'] }[action as string]
    expect([action, pins]).toEqual([action, able ?? ['4']])
  }
})

it('the view has no objects but plain data', () => {
  kaithem.gpio.PWMOutput(18, { comment: 'lamp' })
  const all = gpioView(kaithem.gpio, 'mock')
  expect(JSON.parse(JSON.stringify(all))).toEqual(all)
  expect(all.pins[0]).toMatchObject({ pin: '18', kind: 'pwm', comment: 'lamp', driver: 'mock', activeHigh: true })
})
