import { expect, it } from 'vitest'
import { KaithemError, type KaithemErrorCode } from '../../../lib/errors.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { PinOpener, retryEvery } from '../../../nodes/_runtime/pin-opener.ts'

function rig(codes: (KaithemErrorCode | undefined)[]) {
  const clock = new ManualClock(1000)
  const told: string[] = []
  const attempts = {
    open: () => {
      const code = codes.shift()
      if (code !== undefined) throw new KaithemError(code, code, {})
      return 'pin'
    },
    ready: (pin: string) => void told.push(pin),
    failed: (error: unknown) => void told.push((error as KaithemError).code),
  }
  return { clock, told, attempts, make: () => new PinOpener(attempts, clock) }
}

it('opens at once', () => {
  const { told, make } = rig([])
  expect(make().pin).toBe('pin')
  expect(told).toEqual(['pin'])
})

it('tries again until it works', async () => {
  const { clock, told, make } = rig(['KAITHEM_STATE', 'KAITHEM_KEY'])
  const opener = make()
  expect(() => opener.pin).toThrow(expect.objectContaining({ code: 'KAITHEM_STATE' }))
  await clock.advance(retryEvery)
  expect(() => opener.pin).toThrow(expect.objectContaining({ code: 'KAITHEM_KEY' }))
  await clock.advance(retryEvery)
  expect(opener.pin).toBe('pin')
  expect(told).toEqual(['KAITHEM_STATE', 'KAITHEM_KEY', 'pin'])
  await clock.advance(100)
  expect(told.length).toBe(3)
})

it('tells of what turns out later not to change by itself, and gives up', async () => {
  const { clock, told, make } = rig(['KAITHEM_STATE', 'KAITHEM_VALUE'])
  const opener = make()
  await clock.advance(100)
  expect(told).toEqual(['KAITHEM_STATE', 'KAITHEM_VALUE'])
  expect(() => opener.pin).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
})

it('gives up when told so, and at once for what will not change', async () => {
  const { clock, told, make } = rig(['KAITHEM_IO', 'KAITHEM_IO'])
  make().stop()
  await clock.advance(100)
  expect(told).toEqual(['KAITHEM_IO'])
  expect(rig(['KAITHEM_VALUE']).make).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
})
