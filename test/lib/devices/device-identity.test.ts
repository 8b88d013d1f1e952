import { expect, it } from 'vitest'
import { fieldsOf, siteOf } from '../../../lib/devices/device-identity.ts'

it('has a place only where it is a device', () => {
  for (const other of [undefined, null, 5, {}, () => {}]) expect(siteOf(other)).toBeUndefined()
})

it('knows the fields of a class and of those it extends, nearer ones first', () => {
  class Base {
    readonly name = 'base'
    static config_properties: object = { a: { title: 'A' }, b: { title: 'B' } }
  }
  class Own extends Base {
    static override config_properties = { a: { title: 'Mine' } }
  }
  expect(fieldsOf(Own).map(({ title }) => title)).toEqual(['Mine', 'B'])
  expect(fieldsOf('no class')).toEqual([])
})
