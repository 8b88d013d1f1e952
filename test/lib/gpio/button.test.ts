import { expect, it } from 'vitest'
import { createButton } from '../../../lib/gpio/button.ts'
import type { InputCore } from '../../../lib/gpio/input-core.ts'
import { codeOf, mockRig } from './support.ts'

it('counts times from the last change, held time from the first hold', async () => {
  const { clock, k } = mockRig({ gpio: 'mock' })
  const pin = k.gpio.DigitalInput(4, { hold_time: 2 })
  const { gpio } = pin
  await clock.advance(3)
  expect([gpio.active_time, gpio.inactive_time, gpio.held_time]).toEqual([null, 3, null])
  pin.set_raw_mock_value(0)
  await clock.advance(5)
  expect([gpio.active_time, gpio.inactiveTime, gpio.held_time]).toEqual([5, null, 3])
  expect([gpio.value, gpio.is_active, gpio.is_pressed, gpio.isHeld]).toEqual([1, true, true, true])
  pin.set_raw_mock_value(1)
  expect([gpio.value, gpio.is_pressed, gpio.inactive_time, gpio.held_time]).toEqual([0, false, 0, null])
})

it('knows how it is pulled, and closes the pin', () => {
  const { k } = mockRig({ gpio: 'mock' })
  const pulls = [true, false].map((pull) => k.gpio.DigitalInput(4, { pull }).gpio.pull_up)
  const floating = k.gpio.DigitalInput(4, { pull: null, active_state: true }).gpio
  expect([pulls, floating.pullUp, floating.closed]).toEqual([[true, false], null, false])
  floating.close()
  expect([floating.closed, k.gpio.pins()]).toEqual([true, []])
})

it('waits so long, and refuses what is no time', async () => {
  const { clock, k } = mockRig({ gpio: 'mock' })
  const { gpio } = k.gpio.DigitalInput(4)
  expect(await gpio.wait_for_release()).toBe(true)
  const waiting = [gpio.wait_for_active(2), gpio.waitForPress(null)]
  await clock.advance(2)
  expect(await waiting[0]).toBe(false)
  gpio.close()
  await expect(waiting[1]).rejects.toMatchObject({ code: 'KAITHEM_CLOSED' })
  expect(codeOf(() => gpio.wait_for_active('soon' as never))).toBe('KAITHEM_TYPE')
})

it('shows nothing of what is below', () => {
  expect(Object.keys(createButton({} as InputCore))).toEqual([])
})
