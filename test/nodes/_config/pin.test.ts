import { describe, expect, it } from 'vitest'
import { checkPin, hasFixedPullUp, pinOf } from '../../../nodes/_config/pin.ts'

const reasons = (pin: unknown): string[] => checkPin({ pin }, 'pin').map(({ reason }) => reason)

describe('checkPin', () => {
  it.each([4, '4', 'GPIO4', 'bcm4', 'BOARD7', 'J8:7', 'WPI7', 'gpiochip1/3', 'FAN'])('accepts %s', (pin) => {
    expect(reasons(pin)).toEqual([])
  })

  it.each([
    ['', 'missing'],
    ['gpiochip0/', 'pinUnknown'],
    ['4.5', 'pinUnknown'],
    ['BOARD41', 'pinUnknown'],
    ['BOARD1', 'pinPower'],
    ['J8:6', 'pinPower'],
  ])('refuses %s: %s', (pin, reason) => {
    expect(reasons(pin)).toEqual([reason])
  })

  it('says what a pin of power or ground is', () => {
    expect(checkPin({ pin: 'J8:6' }, 'pin')[0]?.data).toEqual({ pin: 'J8:6', what: 'GND' })
  })

  it('shortens what it repeats', () => {
    expect(String(checkPin({ pin: '?'.repeat(300) }, 'pin')[0]?.data.pin).length).toBe(40)
  })
})

it('knows which pins are the same, and which the board pulls up', () => {
  expect(pinOf('BOARD7')?.id).toBe(pinOf('4')?.id)
  expect(pinOf('nothing/')).toBeUndefined()
  expect([hasFixedPullUp('BOARD3'), hasFixedPullUp('4'), hasFixedPullUp('???')]).toEqual([true, false, false])
})
