import { expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../lib/index.ts'
import { createMemoryFiles } from '../../lib/platform/fake/files.ts'
import { createMemoryLog } from '../../lib/platform/fake/log.ts'

it('tells the log, the bus, and people by an alert that stays until somebody acknowledges it', async () => {
  const clock = new ManualClock(1_700_000_000)
  const log = createMemoryLog()
  const files = createMemoryFiles()
  files.writeDurable('/var/state.json', '{"tag:/a')
  const kaithem = createKaithem({ clock, log, files, vardir: '/var' })
  kaithem.tags['/a'].restore = true
  const told: unknown[] = []
  kaithem.message.subscribe('/system/notifications/errors', (message: unknown) => told.push(message))
  kaithem.tags['/a'].value = 5
  await clock.advance(2)
  const [alert] = kaithem.alerts.all()
  expect(alert?.name).toContain('Damaged file /var/state.json')
  expect(alert?.state).toBe('active')
  expect(alert?.trip_message).toContain('is kept as /var/state.json.corrupt-')
  expect(log.entries.some(({ text }) => text.includes('/var/state.json is damaged'))).toBe(true)
  expect(told.length + kaithem.message.recent('/system/notifications/errors').length).toBeGreaterThan(0)
  alert?.acknowledge({ by: 'ann' })
  await clock.advance(1)
  expect(alert?.state).toBe('normal')
  kaithem.close()
})
