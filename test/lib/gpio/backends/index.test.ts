import { expect, test } from 'vitest'
import { createGpioDrivers } from '../../../../lib/gpio/backends/index.ts'
import { ManualClock } from '../../../../lib/platform/fake/clock.ts'
import type { Platform } from '../../../../lib/platform/index.ts'

test('the drivers in their order; nothing is loaded before one is asked', () => {
  const loaded: string[] = []
  const packages = { load: (name: string) => loaded.push(name), file: (name: string) => name }
  const drivers = createGpioDrivers({ packages, clock: new ManualClock(0) } as unknown as Platform)
  expect(drivers.map(({ name, create }) => [name, create().name])).toEqual([
    ['cdev', 'cdev'],
    ['gpiod', 'gpiod'],
    ['onoff', 'onoff'],
  ])
  expect(loaded).toEqual([])
})
