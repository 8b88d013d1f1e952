import { expect, it } from 'vitest'
import { createLamp } from '../../../lib/gpio/lamp.ts'
import type { OutputCore } from '../../../lib/gpio/output-core.ts'
import { mockRig } from './support.ts'

it('shows the pin, not the tag', () => {
  const { k } = mockRig({ gpio: 'mock' })
  const lamp = k.gpio.DigitalOutput(17, { active_high: false })
  lamp.force(1)
  expect([lamp.value, lamp.gpio.value, lamp.gpio.is_lit, lamp.gpio.isActive, lamp.gpio.active_high]).toEqual([
    ...[0, 1, true, true, false],
  ])
  lamp.unforce()
  expect(lamp.gpio.is_lit).toBe(false)
  lamp.gpio.close()
  expect([lamp.gpio.closed, k.gpio.pins()]).toEqual([true, []])
})

it('shows nothing of what is below', () => {
  expect(Object.keys(createLamp({} as OutputCore))).toEqual([])
})
