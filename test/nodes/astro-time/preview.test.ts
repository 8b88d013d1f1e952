import { expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../../lib/index.ts'
import { defaults } from '../../../nodes/astro-time/config.ts'
import { previewOf } from '../../../nodes/astro-time/preview.ts'

const create = () => {
  const clock = new ManualClock(Date.parse('2026-05-15T10:00:00Z') / 1000)
  return { clock, kaithem: createKaithem({ clock }) }
}
const tromso = { ...defaults, lat: '69.65', lon: '18.96', timezone: 'Europe/Oslo' }

it('has seven days, today first, with what is left out', () => {
  const { kaithem, clock } = create()
  const { zone, days } = previewOf(kaithem, { ...tromso, weekdays: 'fri,sat,sun,mon,tue' }, 'n1')
  expect(zone).toBe('Europe/Oslo')
  expect(days.map(({ weekday }) => weekday)).toEqual(['fri', 'sat', 'sun', 'mon', 'tue', 'wed', 'thu'])
  expect(days[0]).toMatchObject({ date: '2026-05-15', included: true, missing: [] })
  expect(days[0]?.moments[0]).toMatchObject({ event: 'sunset', text: expect.stringMatching(/^\d\d:\d\d$/) })
  expect(days[4]).toMatchObject({ date: '2026-05-19', included: true, moments: [], missing: ['sunset'] })
  expect(days[5]).toMatchObject({ included: false, moments: [], missing: [] })
  expect(clock.pending).toBe(0)
})

it('leaves nothing behind when something is wrong', () => {
  const { kaithem, clock } = create()
  expect(() => previewOf(kaithem, { ...tromso, lat: '' }, '')).toThrow(
    expect.objectContaining({ code: 'KAITHEM_VALUE' }),
  )
  expect(() => previewOf(kaithem, defaults, '')).toThrow(expect.objectContaining({ code: 'KAITHEM_NO_LOCATION' }))
  expect(clock.pending).toBe(0)
})
