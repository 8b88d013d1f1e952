import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pwmChannelOf, startHardwarePwm } from '../../../../lib/gpio/backends/hardware-pwm.ts'
import { piWithPwm } from './fake-pwm.ts'

test('the channel of a pin that the device tree gives to the PWM device', () => {
  const pi4 = piWithPwm('brcm,bcm2835-pwm', [12, 19])
  const channels = [12, 13, 18, 19, 4].map((pin) => pwmChannelOf(pin, pi4.sys)?.channel)
  expect(channels).toEqual([0, undefined, undefined, 1, undefined])
  const pi5 = piWithPwm('raspberrypi,rp1-pwm', [18, 13])
  expect([18, 13, 12].map((pin) => pwmChannelOf(pin, pi5.sys)?.channel)).toEqual([2, 1, undefined])
  expect(pwmChannelOf(18, pi5.sys)?.chip).toBe(pi5.chip)
})

test('no channel where there is no PWM device, or its pins cannot be told', () => {
  expect(pwmChannelOf(18, '/nothing')).toBeUndefined()
  const other = piWithPwm('somebody,else', [18])
  expect(pwmChannelOf(18, other.sys)).toBeUndefined()
  const torn = piWithPwm('brcm,bcm2835-pwm', [18])
  rmSync(join(torn.sys, 'firmware', 'devicetree', 'base', 'soc', 'gpio@7e200000'), { recursive: true })
  expect(pwmChannelOf(18, torn.sys)).toBeUndefined()
})

test('a channel gets period, duty and its start, in nanoseconds', () => {
  const { chip, read } = piWithPwm('brcm,bcm2835-pwm', [18])
  const pulses = startHardwarePwm({ chip, channel: 0 }, { frequency: 1000, duty: 0.1 })
  expect([read('period'), read('duty_cycle'), read('enable')]).toEqual(['1000000', '100000', '1'])
  pulses.write(1)
  expect(read('duty_cycle')).toBe('1000000')
  pulses.stop()
  expect(read('enable')).toBe('0')
})

test('a channel that cannot be had is an error', () => {
  const { chip } = piWithPwm('brcm,bcm2835-pwm', [18])
  expect(() => startHardwarePwm({ chip, channel: 1 }, { frequency: 1000, duty: 0.1 })).toThrow(/pwm1/)
})
