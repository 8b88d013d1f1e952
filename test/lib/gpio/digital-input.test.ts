import { expect, it } from 'vitest'
import { gpioRig } from './support.ts'

it('tells of changes with claim first, then messages', async () => {
  const { clock, k, heard } = gpioRig()
  const change = heard('/system/gpio/change/4')
  const active = heard('/system/gpio/active/4')
  const input = k.gpio.DigitalInput('J8:7', { mock: true })
  expect([input.value, input.pin, input.tag.value]).toEqual([0, 4, 0])
  input.set_raw_mock_value(0)
  expect([input.value, k.tags['/system/gpio/4']?.value]).toEqual([1, 1])
  await clock.advance(0.001)
  expect([change, active]).toEqual([[true], [true]])
  const out = k.gpio.DigitalOutput(17, { active_high: false })
  expect(out.state.level).toBe(1)
  out.on()
  expect(out.state.level).toBe(0)
  const pwm = new k.gpio.PWMOutput(18, true, 'lamp', { initial_value: 0.3 })
  expect([pwm.value, pwm.state.level]).toEqual([0.3, 0.3])
  pwm.toggle()
  expect(pwm.value).toBe(0.7)
  k.close()
  expect(clock.pending).toBe(0)
})
