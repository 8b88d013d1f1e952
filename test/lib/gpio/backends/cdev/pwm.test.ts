import { expect, test } from 'vitest'
import { findLine } from '../../../../../lib/gpio/backends/cdev/chips.ts'
import { openPwmLine } from '../../../../../lib/gpio/backends/cdev/pwm.ts'
import { piWithPwm } from '../fake-pwm.ts'
import { fakeContext } from './fake-kernel.ts'

const pins = Array.from({ length: 28 }, (_none, index) => `GPIO${index}`)
const pi = { '/dev/gpiochip0': { label: 'pinctrl-bcm2711', names: pins } }

function open(offset: number, failSafe: 0 | 1 | undefined, sys: string) {
  const fake = fakeContext(pi)
  const told: string[] = []
  const options = { frequency: 200, duty: 0.25, failSafe }
  const listener = { failed: (error: { code: string }) => told.push(error.code) }
  const line = openPwmLine(fake.context, findLine(fake.kernel, { offset }), options, listener, sys)
  return { ...fake, told, line }
}

test('a pin that the chip makes pulses for uses them', () => {
  const { sys, read } = piWithPwm('brcm,bcm2835-pwm', [18])
  const { line, calls } = open(18, undefined, sys)
  expect([line.source, calls]).toEqual(['hardware', []])
  expect([read('period'), read('duty_cycle'), read('enable')]).toEqual(['5000000', '1250000', '1'])
  line.write(0.5)
  expect(read('duty_cycle')).toBe('2500000')
  line.close()
  expect(read('enable')).toBe('0')
})

test('with a fail-safe level the chip goes on driving that level', () => {
  const { sys, read } = piWithPwm('brcm,bcm2835-pwm', [18])
  open(18, 1, sys).line.close()
  expect([read('duty_cycle'), read('enable')]).toEqual(['5000000', '1'])
})

test('other pins get pulses of the thread, which end before their line is let go of', () => {
  const { sys } = piWithPwm('brcm,bcm2835-pwm', [18])
  const { line, calls, kernel, listeners, told } = open(17, undefined, sys)
  expect(line.source).toBe('software')
  expect(calls.at(-1)).toEqual(['pulses', 1000, 'cdev', { frequency: 200, duty: 0.25 }])
  line.write(0.75)
  expect(calls.at(-1)).toEqual(['duty', 0.75])
  line.close()
  expect([calls.at(-1), kernel.released]).toEqual([['stop', false], [1000]])
  expect(() => line.write(1)).toThrow(expect.objectContaining({ code: 'KAITHEM_IO' }))
  expect([listeners.size, told]).toEqual([0, []])
})

test('pulses end when the chip is gone', () => {
  const { line, calls, listeners, told } = open(17, 0, '/nothing')
  listeners.get(1000)?.gone()
  expect([calls.filter(([name]) => name === 'stop'), told]).toEqual([[['stop', false]], ['KAITHEM_IO']])
  line.close()
})
