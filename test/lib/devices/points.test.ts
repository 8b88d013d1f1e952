import { describe, expect, it } from 'vitest'
import { inFunctionNode, rig } from './support.ts'

function plain() {
  const { kaithem, clock, logged } = rig()
  return { kaithem, clock, logged, device: kaithem.devices.create('d', {}) }
}

describe('numbers', () => {
  it('have the range, unit and texts they are given, by name or in order', () => {
    const { device, kaithem } = plain()
    device.numeric_data_point('a', {
      min: 0,
      max: 10,
      hi: 8,
      lo: 2,
      unit: 'degC',
      description: 'A',
      interval: 2,
      default: 5,
    })
    device.numeric_data_point('b', 1, 2, 1.8, 1.2, 'B', 'm', null, 1.5, 0, false, 'level')
    const a = kaithem.tags['/devices/d.a']
    expect([a?.min, a?.max, a?.hi, a?.lo, a?.unit, a?.description, a?.interval, a?.value]).toEqual([
      0,
      10,
      8,
      2,
      'degC',
      'A',
      2,
      5,
    ])
    const b = kaithem.tags['/devices/d.b']
    expect([b?.min, b?.max, b?.unit, b?.value, b?.writable, b?.subtype]).toEqual([1, 2, 'm', 1.5, false, 'level'])
    expect(device.datapoints).toEqual({ a: 5, b: 1.5 })
  })

  it('are limited; the same value again is ignored', () => {
    const { device } = plain()
    const seen: unknown[] = []
    device.numeric_data_point('a', { max: 10, handler: (...args) => seen.push(args) })
    device.set_data_point('a', 0, 5, 'first')
    device.set_data_point('a', 0, 6, 'again')
    device.set_data_point('a', () => 50, 7, 'high')
    expect(seen).toEqual([
      [0, 5, 'first'],
      [10, 7, 'high'],
    ])
    expect(device.datapoints.a).toBe(10)
  })

  it('of a subtype have its range', () => {
    const { device } = plain()
    device.numeric_data_point('a', { subtype: 'bool' })
    device.set_data_point('a', true)
    device.set_data_point('a', 7)
    expect(device.datapoints.a).toBe(1)
  })
})

it('texts, data and streams of bytes are tags of their kind', () => {
  const { device, kaithem } = plain()
  const bytes: unknown[] = []
  device.string_data_point('text', 'A text', '', null, 'none')
  device.object_data_point('data', { default: { a: [1] } })
  device.bytestream_data_point('raw', { handler: (value) => bytes.push(value) })
  const data = { b: 2 }
  device.set_data_point('data', data)
  data.b = 3
  device.set_data_point('raw', new Uint8Array([1, 2]))
  expect(kaithem.tags.get('/devices/d.text').value).toBe('none')
  expect(kaithem.tags.get('/devices/d.data').value).toEqual({ b: 2 })
  expect(bytes).toEqual([new Uint8Array([1, 2])])
  expect(kaithem.tags.get('/devices/d.raw').value).toEqual(new Uint8Array(0))
  expect(device.datapoints).toEqual({ text: 'none', data: { b: 2 }, raw: undefined })
})

it('a slash in the name of a point makes a level', () => {
  const { device, kaithem } = plain()
  device.numeric_data_point('bus/1')
  expect(kaithem.tags.has('/devices/d/bus/1')).toBe(true)
})

it('handlers and on_data_change hear of values others set; errors in them stop nobody', () => {
  const { kaithem, logged } = rig()
  const code = `kaithem.devices.device_types.T = class extends kaithem.devices.Device {
    constructor(name, config) {
      super(name, config)
      this.numeric_data_point('a', { handler: () => { throw new Error('bad handler') } })
    }
    onDataChange(name, value, time, annotation) { this.print([name, value, time, annotation].join()) }
  }`
  inFunctionNode(kaithem, code)
  const device = kaithem.devices.create('t', { type: 'T' })
  kaithem.tags['/devices/t.a']?.claim(4, 'mine', 60, 9, 'note')
  expect(device.messages).toEqual(['a,4,9,note'])
  expect(device.errors.join()).toContain('bad handler')
  expect(logged.join()).toContain('bad handler')
  expect(kaithem.tags['/devices/t.a']?.value).toBe(4)
})

it('getters are asked when the interval is over, and on request', async () => {
  const { device, kaithem, clock } = plain()
  let reading = 0
  device.numeric_data_point('a', { interval: 10 })
  device.set_data_point_getter('a', () => ++reading)
  expect(kaithem.tags['/devices/d.a']?.value).toBe(1)
  expect(kaithem.tags['/devices/d.a']?.value).toBe(1)
  await clock.advance(11)
  expect(kaithem.tags['/devices/d.a']?.value).toBe(2)
  expect(device.request_data_point('a')).toBe(3)
  device.numeric_data_point('b', { default: 6 })
  expect(device.request_data_point('b')).toBe(6)
})

it('what is wrong is said', () => {
  const { device } = plain()
  device.numeric_data_point('a')
  const coded = (code: string) => expect.objectContaining({ code })
  expect(() => device.set_data_point('nope', 1)).toThrow(coded('KAITHEM_KEY'))
  expect(() => device.set_data_point('a', 'text')).toThrow(coded('KAITHEM_VALUE'))
  expect(() => device.set_data_point('a', async () => 1)).toThrow(coded('KAITHEM_TYPE'))
  expect(() => device.numeric_data_point('a#')).toThrow(coded('KAITHEM_NAME'))
  expect(() => device.numeric_data_point('b', { handler: 5 as never })).toThrow(coded('KAITHEM_TYPE'))
  expect(() => device.set_data_point_getter('a', 5 as never)).toThrow(coded('KAITHEM_TYPE'))
})

it('hostile names of points change nothing but themselves', () => {
  const { device } = plain()
  device.numeric_data_point('__proto__')
  device.set_data_point('__proto__', 3)
  expect(Reflect.get(device.datapoints, '__proto__')).toBe(3)
  expect(Object.keys(device.tagPoints)).toEqual(['__proto__'])
})

it('keeps tag and value when made again, also with another type', () => {
  const { kaithem } = rig()
  kaithem.devices.create('d', {}).numeric_data_point('a', { unit: 'm', max: 5 })
  const tag = kaithem.tags['/devices/d.a']
  kaithem.devices.d?.set_data_point('a', 3)
  kaithem.devices.update('d', {})
  kaithem.devices.d?.numeric_data_point('a', { unit: 'km' })
  expect([kaithem.tags['/devices/d.a']?.unit, tag?.value, tag?.max]).toEqual(['km', 3, 1e18])
  kaithem.devices.d?.string_data_point('a')
  expect(kaithem.tags.get('/devices/d.a').type).toBe('string')
})

it('without the alert engine an alarm is a line in the log', () => {
  const { device } = plain()
  device.numeric_data_point('a')
  if (device.set_alarm('high', 'a', 'value > 5') === undefined) expect(device.messages.join()).toContain('alarm high')
  expect(() => device.set_alarm('high', 'nope', 'value > 5')).toThrow(expect.objectContaining({ code: 'KAITHEM_KEY' }))
})
