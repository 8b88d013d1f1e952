import { expect, it } from 'vitest'
import { createNoise, seedOf } from '../../../../lib/devices/types/demo-sensor.ts'
import { rig } from '../support.ts'

async function run(config: object, seconds: number) {
  const { kaithem, clock } = rig()
  const device = kaithem.devices.create('demo', { type: 'DemoSensor', ...config })
  const seen: unknown[] = []
  kaithem.tags['/devices/demo.temperature']?.subscribe((value) => seen.push(value))
  await clock.advance(seconds)
  return { kaithem, clock, device, seen }
}

it('gives the same readings for the same seed, others for another', async () => {
  const [first, second, other] = await Promise.all([run({ seed: 1 }, 60), run({ seed: 1 }, 60), run({ seed: 2 }, 60)])
  expect(first.seen.length).toBeGreaterThan(8)
  expect(first.seen).toEqual(second.seen)
  expect(first.seen).not.toEqual(other.seen)
})

it('heats while the switch is on', async () => {
  const { device, clock, kaithem } = await run({ temperature: '20', noise: 0 }, 10)
  expect(device.datapoints.temperature).toBe(20)
  kaithem.tags['/devices/demo.switch'].value = 1
  expect(device.status()).toBe('heating')
  await clock.advance(1800)
  expect(device.datapoints.temperature).toBeCloseTo(28, 1)
  kaithem.tags['/devices/demo.switch'].value = 0
  await clock.advance(1800)
  expect(device.datapoints.temperature).toBeCloseTo(20, 1)
  expect(device.status()).toBe('running')
})

it('works with odd settings and says which', async () => {
  const { device } = await run({ interval: 'often', temperature: {}, noise: -1, seed: 'x' }, 10)
  expect(device.errors).toHaveLength(3)
  expect(device.datapoints.temperature).toBe(20)
})

it('has random numbers within one of nothing', () => {
  const noise = createNoise(seedOf('a'))
  for (let count = 0; count < 1000; count++) expect(Math.abs(noise())).toBeLessThanOrEqual(1)
  expect(seedOf('a')).not.toBe(seedOf('b'))
})
