import { expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../../lib/index.ts'
import { followDevice } from '../../../nodes/device/follow.ts'

function follow() {
  const clock = new ManualClock(1_700_000_000)
  const kaithem = createKaithem({ clock, log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} } })
  const shown: string[] = []
  const warned: string[] = []
  const status = {
    text: (text: string) => void shown.push(text),
    key: (key: string) => void shown.push(key),
    error: (error: unknown) => void shown.push(`error ${(error as Error).message}`),
  }
  const device = kaithem.devices.create('d', { type: 'Later' })
  const stop = followDevice({ name: 'd', kaithem, clock, status, warn: (text) => void warned.push(text) })
  return { clock, kaithem, shown, warned, stop, device }
}

it('shows a placeholder, then the device, its errors for a while, and its status again', async () => {
  const { clock, kaithem, shown, warned, stop, device } = follow()
  await clock.advance(0)
  expect(shown.at(-1)).toBe('kaithem-device.status.unsupported')
  kaithem.devices.device_types.Later = class extends kaithem.devices.Device {
    override status(): string {
      return 'fine'
    }
  } as never
  await clock.advance(0)
  expect(shown.at(-1)).toBe('fine')
  await clock.advance(2)
  device.handleError('no answer')
  await clock.advance(0)
  expect([shown.at(-1), warned.at(-1)]).toEqual(['error no answer', 'no answer'])
  await clock.advance(4)
  expect(shown.at(-1)).toBe('error no answer')
  await clock.advance(10)
  expect(shown.at(-1)).toBe('fine')
  stop()
  kaithem.close()
  expect(clock.pending).toBe(0)
})

it('leaves errors that were reported to the node already out of the log, and survives a throwing status', async () => {
  const { clock, kaithem, shown, warned } = follow()
  kaithem.devices.device_types.Later = class extends kaithem.devices.Device {
    override status(): string {
      throw new Error('no status')
    }
  } as never
  await clock.advance(2)
  expect(shown.at(-1)).toBe('error no status')
  const before = warned.length
  kaithem.devices.d?.after(1, () => {
    throw new Error('timer')
  })
  await clock.advance(1)
  expect(shown.at(-1)).toContain('timer')
  expect(warned.length).toBe(before)
})
