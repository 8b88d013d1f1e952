import { describe, expect, it } from 'vitest'
import { readFields } from '../../../lib/devices/fields.ts'
import { bindingsOf, check, checkSettings, defaults, parseConfig } from '../../../nodes/device/config.ts'

const reasons = (raw: object): string[] => check(raw as never).map(({ property, reason }) => `${property} ${reason}`)

describe('check', () => {
  it.each([
    [{ name: 'lamp', deviceType: 'X' }, []],
    [{ name: 'rack/one', deviceType: 'X' }, []],
    [{ ...defaults }, ['name missing']],
    [{ name: 'a' }, ['deviceType missing']],
    [{ name: 'a#', deviceType: 'X' }, ['name tagNameChar']],
    [{ name: 'a/', deviceType: 'X' }, ['name deviceName']],
    [{ name: 'x'.repeat(300), deviceType: 'X' }, ['name deviceName']],
    [{ name: 'x'.repeat(600), deviceType: 'X' }, ['name tagNameLong']],
  ])('%j', (raw, expected) => {
    expect(reasons(raw)).toEqual(expected)
  })
})

it('reads settings and bindings, and drops odd ones', () => {
  const raw = {
    name: ' a ',
    deviceType: 'X',
    settings: { b: 1 },
    inputs: [{ point: 'p', tag: '/t' }, { point: '' }, null],
  }
  expect(parseConfig(raw)).toEqual({
    ...{ name: 'a', deviceType: 'X', settings: { b: 1 }, read: '', write: '' },
    ...{ inputs: [{ point: 'p', tag: '/t' }], outputs: [] },
  })
  for (const odd of [[], 'text', null, 5]) {
    expect(parseConfig({ ...raw, settings: odd, inputs: odd })).toMatchObject({ settings: {}, inputs: [] })
  }
  expect(bindingsOf({}, 'inputs')).toEqual([])
  expect(() => parseConfig({ deviceType: 'X' })).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
})

it('checks the settings of the type; a secret counts when it is kept', () => {
  const fields = readFields({ url: { required: true }, key: { secret: true, required: true }, n: { type: 'number' } })
  const found = checkSettings(fields, { n: 'x' }, () => false)
  expect(found.map(({ field, reason }) => `${field} ${reason}`)).toEqual(['url missing', 'n number', 'key missing'])
  expect(checkSettings(fields, { url: 'u' }, () => true)).toEqual([])
})
