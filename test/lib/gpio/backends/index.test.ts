import { expect, it } from 'vitest'
import { createPlatform } from '../../../../lib/create.ts'
import { createGpioDrivers } from '../../../../lib/gpio/backends/index.ts'
import { driverChoices } from '../../../../lib/gpio/drivers.ts'
import { ManualClock } from '../../../../lib/index.ts'

it('lists drivers that can be chosen, each once, and makes none of them', () => {
  const names = createGpioDrivers(createPlatform({ clock: new ManualClock() })).map(({ name }) => name)
  expect(names.filter((name) => !driverChoices.includes(name) || name === 'mock')).toEqual([])
  expect(new Set(names).size).toBe(names.length)
})
