import { expect, it } from 'vitest'
import { inFunctionNode, rig } from './support.ts'

it('is usable from another realm, with class fields, statics and both spellings', () => {
  const { kaithem } = rig()
  const code = `
    class Own extends kaithem.devices.Device {
      static config_properties = { a: { type: 'number' } }
      description = 'mine'
      counts = { changes: 0 }
      constructor(name, config) {
        super(name, config)
        this.numericDataPoint('x', { handler: () => {} })
      }
      onDataChange() { this.counts.changes++ }
    }
    class More extends Own { static config_schema = { properties: { b: {} } } }
    kaithem.devices.device_types.More = More
    return More`
  const More = inFunctionNode(kaithem, code)
  const device = kaithem.devices.create('d', { type: 'More' }) as never as Record<string, unknown> & {
    fields: { key: string }[]
  }
  kaithem.tags['/devices/d.x'].value = 1
  expect(device.description).toBe('mine')
  expect(device.counts).toEqual({ changes: 1 })
  expect(device.fields.map(({ key }) => key)).toEqual(['a', 'b'])
  expect(device).toBeInstanceOf(More as never)
})

it('a driver that gives another device than the one asked for is refused', () => {
  const { kaithem } = rig()
  const code = `
    const first = kaithem.devices.create('first', {})
    kaithem.devices.device_types.Thief = class extends kaithem.devices.Device {
      constructor(name, config) { super(name, config); return first }
    }`
  inFunctionNode(kaithem, code)
  kaithem.devices.create('second', { type: 'Thief' })
  expect(kaithem.devices.names()).toEqual(['first'])
})

it('methods taken off a device say what is wrong', () => {
  const { kaithem } = rig()
  const { set_data_point } = kaithem.devices.Device.prototype
  expect(() => set_data_point.call({} as never, 'a', 1)).toThrow(expect.objectContaining({ code: 'KAITHEM_STATE' }))
})

it.each([undefined, null, '', 'soon', Number.NaN, Number.POSITIVE_INFINITY, 0, -1])(
  'no timer runs every %j seconds',
  (seconds) => {
    const { kaithem, clock } = rig()
    const device = kaithem.devices.create('d', {})
    const before = clock.pending
    expect(() => device.every(seconds as never, () => undefined)).toThrow(
      expect.objectContaining({ code: 'KAITHEM_VALUE', message: expect.stringMatching(/^d\b/) }),
    )
    expect(clock.pending).toBe(before)
  },
)

it('timers take seconds as configurations have them', async () => {
  const { kaithem, clock } = rig()
  const device = kaithem.devices.create('d', {})
  const calls: string[] = []
  device.every('0.5' as never, () => calls.push('every'))
  device.after('0.7' as never, () => calls.push('after'))
  device.after(-1, () => calls.push('at once'))
  device.after(Number.POSITIVE_INFINITY, () => calls.push('never'))
  expect(() => device.after('x' as never, () => undefined)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  await clock.advance(1)
  expect(calls).toEqual(['at once', 'every', 'after', 'every'])
})
