import { afterAll, expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../../lib/index.ts'
import { defaults, parseConfig } from '../../../nodes/event/config.ts'
import { createEvent } from '../../../nodes/event/create-event.ts'

const kaithem = createKaithem({ clock: new ManualClock(1_700_000_000) })
afterAll(() => kaithem.close())

it.each([
  ['time', { phrase: 'every hour', zone: 'Asia/Kathmandu', missed: 'restart' }, 'time'],
  ['edge', { expression: '1 > 2' }, 'edge'],
  ['while', { expression: '1 > 2' }, 'edge'],
  ['change', { expression: '1' }, 'change'],
  ['message', { topic: '/a' }, 'message'],
])('%s', (kind, settings, made) => {
  const config = parseConfig({ ...defaults, kind, ...settings })
  const event = createEvent(
    kaithem.events,
    config,
    'id',
    'name',
    () => {},
    () => {},
  )
  expect(event).toMatchObject({ kind: made, name: 'name', enabled: true })
  // Every full hour of Kathmandu is a quarter past one of UTC.
  if (made === 'time') expect((event.next ?? 0) % 3600).toBe(900)
  event.cancel()
})
