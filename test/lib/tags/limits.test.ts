import { expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../../lib/index.ts'
import { limitAlarms } from '../../../lib/tags/limits.ts'
import { codeOf } from './support.ts'

it('makes conditions with a deadband, critical outside and warning inside', () => {
  const limits = { lolo: -5, lo: '0', hi: 80, hihi: 90, deadband: 2, trip_delay: 3, priorities: { hi: 'error' } }
  expect(limitAlarms(limits, '/t')).toEqual([
    {
      name: 'lolo',
      condition: 'value < -5',
      options: { priority: 'critical', releaseCondition: 'value >= -3', trip_delay: 3 },
    },
    {
      name: 'lo',
      condition: 'value < 0',
      options: { priority: 'warning', releaseCondition: 'value >= 2', trip_delay: 3 },
    },
    {
      name: 'hi',
      condition: 'value > 80',
      options: { priority: 'error', releaseCondition: 'value <= 78', trip_delay: 3 },
    },
    {
      name: 'hihi',
      condition: 'value > 90',
      options: { priority: 'critical', releaseCondition: 'value <= 88', trip_delay: 3 },
    },
  ])
  expect(limitAlarms(null, '/t').map(({ condition }) => condition)).toEqual([null, null, null, null])
})

it.each([
  [{ hi: 'hot' }, 'KAITHEM_TYPE'],
  [{ hi: Number.NaN }, 'KAITHEM_TYPE'],
  [{ hi: 5, hihi: 5 }, 'KAITHEM_VALUE'],
  [{ lolo: 5, hihi: 4 }, 'KAITHEM_VALUE'],
  [{ hi: 5, deadband: -1 }, 'KAITHEM_VALUE'],
  ['hot', 'KAITHEM_TYPE'],
])('refuses %j', (limits, code) => {
  expect(codeOf(() => limitAlarms(limits as never, '/t'))).toBe(code)
})

it('watches a tag until the limits are taken away', async () => {
  const clock = new ManualClock(1_700_000_000)
  const k = createKaithem({ clock, log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} } })
  const t = k.tags.NumericTag('/t')
  const { hi, lo, lolo } = t.set_limits({ hi: 80, lo: 10, deadband: 5 })
  expect(lolo).toBeUndefined()
  const states = async (value: number): Promise<unknown[]> => {
    t.value = value
    await clock.advance(0)
    return [lo?.state, hi?.state]
  }
  expect(await states(50)).toEqual(['normal', 'normal'])
  expect(await states(81)).toEqual(['normal', 'active'])
  expect(await states(76)).toEqual(['normal', 'active'])
  expect(await states(75)).toEqual(['normal', 'cleared'])
  expect(await states(9)).toEqual(['active', 'cleared'])
  expect(await states(14.9)).toEqual(['active', 'cleared'])
  expect(await states(15)).toEqual(['cleared', 'cleared'])
  t.setLimits(null)
  expect([t.alarms.size, k.alerts.all()]).toEqual([0, []])
  k.close()
})
