import { expect, it } from 'vitest'
import { Zones } from '../../../lib/time/zones.ts'

it('makes a zone once, and keeps a bounded number', () => {
  const zones = new Zones()
  const berlin = zones.get('Europe/Berlin')
  expect(zones.get('Europe/Berlin')).toBe(berlin)
  for (const name of Intl.supportedValuesOf('timeZone').slice(0, 120)) zones.get(name)
  expect(zones.get('Europe/Berlin')).not.toBe(berlin)
  expect(zones.get('Europe/Berlin').name).toBe('Europe/Berlin')
})

it('refuses what is no zone', () => {
  expect(() => new Zones().get('Mars/Base')).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
})
