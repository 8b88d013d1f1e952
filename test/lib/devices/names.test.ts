import { expect, it } from 'vitest'
import { checkDeviceName, checkPointName, isProtocolName, pointTagName } from '../../../lib/devices/names.ts'

it('names tags after devices and points', () => {
  expect(pointTagName('lamp', 'switch')).toBe('/devices/lamp.switch')
  expect(pointTagName('lamp', 'a/b')).toBe('/devices/lamp/a/b')
})

it('trims names and refuses what tags refuse', () => {
  expect(checkDeviceName(' a lamp ')).toBe('a lamp')
  expect(checkPointName('9')).toBe('9')
  for (const name of ['a?', '', ' ', '/a', 'a{b']) {
    expect(() => checkDeviceName(name)).toThrow(expect.objectContaining({ code: 'KAITHEM_NAME' }))
  }
  expect(() => checkPointName(null)).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
})

it('knows what languages ask any object for', () => {
  expect([isProtocolName('then'), isProtocolName('lamp')]).toEqual([true, false])
})
