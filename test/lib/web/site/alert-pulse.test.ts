import { expect, it } from 'vitest'
import { composeKaithem } from '../../../../lib/compose.ts'
import { createPlatform } from '../../../../lib/create.ts'
import { ManualClock } from '../../../../lib/platform/fake/clock.ts'
import { createMemoryFiles } from '../../../../lib/platform/fake/files.ts'
import { createNoJournals } from '../../../../lib/platform/fake/journal.ts'
import { createMemoryStore } from '../../../../lib/platform/fake/store.ts'
import { AlertPulse, pulseId } from '../../../../lib/web/site/alert-pulse.ts'

function createRig() {
  const clock = new ManualClock(1_700_000_000)
  const parts = { clock, files: createMemoryFiles(), store: createMemoryStore(), journals: createNoJournals() }
  const kaithem = composeKaithem(createPlatform({ ...parts, vardir: '/var' }))
  const topics: string[] = []
  const pulse = new AlertPulse({
    run: 'run1',
    view: () => kaithem,
    subscribe: (topic, callback) => {
      topics.push(topic)
      kaithem.message.subscribe(topic, callback)
    },
  })
  return { clock, kaithem, topics, pulse }
}

it('costs nothing until a page asks, then changes with the alerts', async () => {
  const { clock, kaithem, topics, pulse } = createRig()
  expect([topics, kaithem.widget.get(pulseId)]).toEqual([[], undefined])
  const before = pulse.value
  expect([before, topics]).toEqual(['run1 0', ['/system/alerts/state']])
  kaithem.alerts.Alert('leak', 'error').trip()
  await clock.advance(1)
  expect(pulse.value).not.toBe(before)
  expect(kaithem.widget.get(pulseId)?.read()).toBe(pulse.value)
  expect(topics).toHaveLength(1)
})

it('is heard by whoever may see alerts, and changed by nobody', () => {
  const { kaithem, pulse } = createRig()
  const { value } = pulse
  kaithem.users.add_group('lookers', { permissions: ['/users/alerts.view'] })
  kaithem.users.add_user('bob', { groups: ['lookers'] })
  const connect = (user: string) => {
    const frames: string[] = []
    const end = kaithem.widget.connect({ user, send: (frame) => void frames.push(frame), close: () => {} })
    end.receive(JSON.stringify({ upd: [[pulseId, 'x']], subsc: [pulseId] }))
    return frames.join()
  }
  expect(connect('bob')).toContain(value)
  expect(connect('')).not.toContain(value)
  expect(kaithem.widget.get(pulseId)?.read()).toBe(value)
})
