import { expect, it } from 'vitest'
import { composeKaithem } from '../../lib/compose.ts'
import { createPlatform } from '../../lib/create.ts'
import { ManualClock } from '../../lib/platform/fake/clock.ts'
import { createMemoryStore } from '../../lib/platform/fake/store.ts'

it('connects the engines: alarms of tags are alerts, and everything is saved when the bus asks for it', async () => {
  const clock = new ManualClock(1_700_000_000)
  let saved = 0
  const store = { ...createMemoryStore(), flush: () => void saved++ }
  const kaithem = composeKaithem(createPlatform({ clock, store }))
  kaithem.tags['/boiler'].set_alarm('hot', 'value > 80')
  kaithem.tags['/boiler'].value = 90
  await clock.advance(1)
  expect([...kaithem.alerts.active.values()].map(({ name }) => name)).toEqual(['/boiler.alarms.hot'])
  kaithem.message.post('/system/save', null)
  await clock.advance(0)
  expect(saved).toBe(1)
  kaithem.close()
  expect(clock.pending).toBe(0)
})

it('takes what the host decides', () => {
  const clock = new ManualClock(1_700_000_000)
  const kaithem = composeKaithem(createPlatform({ clock }), { allowShell: false })
  expect(() => kaithem.sys.shellex('true')).toThrow(expect.objectContaining({ code: 'KAITHEM_DISABLED' }))
  kaithem.close()
})
