import { expect, it } from 'vitest'
import { overrideOf } from '../../../lib/devices/overrides.ts'

class Base {
  on_data_change(): string {
    return 'base'
  }
  // The base has both spellings, as addAliases makes them.
  onDataChange(): string {
    return 'base'
  }
}

it('finds the nearest definition in either spelling', () => {
  class Camel extends Base {
    override onDataChange(): string {
      return 'camel'
    }
  }
  const own = Object.assign(new Camel(), { on_data_change: () => 'own' })
  expect(overrideOf(new Base(), 'on_data_change')?.call({})).toBe('base')
  expect(overrideOf(new Camel(), 'on_data_change')?.call({})).toBe('camel')
  expect(overrideOf(own, 'on_data_change')?.call({})).toBe('own')
  expect(overrideOf(own, 'nothing')).toBeUndefined()
  expect(overrideOf({ close: 5 }, 'close')).toBeUndefined()
})
