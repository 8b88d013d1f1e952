import { expect, it } from 'vitest'
import { checkSeconds, checkZone, readOptions } from '../../../lib/events/options.ts'
import { refusalOf } from './support.ts'

it('has defaults', () => {
  const defaults = {
    ...{ continual: false, ratelimit: 0, allowOverlap: false, missed: 'once', spread: 0, enabled: true },
    ...{
      waits: false,
      onChange: undefined,
      priority: undefined,
      exact: undefined,
      remember: undefined,
      zone: undefined,
      name: undefined,
    },
  }
  for (const nothing of [undefined, null, {}]) expect(readOptions(nothing)).toEqual(defaults)
  expect(readOptions('high')).toMatchObject({ priority: 'high' })
})

it('knows both spellings', () => {
  expect(readOptions({ allow_overlap: true }).allowOverlap).toBe(true)
  expect(readOptions({ allowOverlap: true }).allowOverlap).toBe(true)
})

it.each([
  [{ ratelimit: -1 }, 'KAITHEM_VALUE'],
  [{ ratelimit: '5' }, 'KAITHEM_VALUE'],
  [{ exact: Number.NaN }, 'KAITHEM_VALUE'],
  [{ spread: Number.POSITIVE_INFINITY }, 'KAITHEM_VALUE'],
  [{ missed: 'all' }, 'KAITHEM_VALUE'],
  [{ zone: 'Mars/Base' }, 'KAITHEM_VALUE'],
  [{ zone: 7 }, 'KAITHEM_VALUE'],
  [{ on_change: 'show' }, 'KAITHEM_TYPE'],
  [7, 'KAITHEM_TYPE'],
])('refuses %j', (options, code) => {
  expect(refusalOf(() => readOptions(options as never)).code).toBe(code)
})

it('checks seconds and zones', () => {
  expect(checkSeconds(0, 'x')).toBe(0)
  expect(checkZone('europe/berlin')).toBe('Europe/Berlin')
})
