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
  const active = log.entries.filter(({ text }) => /^Alarm Damaged file .* is active$/.test(text))
  expect(active).toHaveLength(1)
  expect(told.length + kaithem.message.recent('/system/notifications/errors').length).toBeGreaterThan(0)
  alert?.acknowledge({ by: 'ann' })
  await clock.advance(1)
  expect(alert?.state).toBe('normal')
  kaithem.close()
})

it('makes one alert for a file, whatever its name, and never stops who reads it', () => {
  const log = createMemoryLog()
  const files = createMemoryFiles()
  const k = createKaithem({ clock: new ManualClock(1_700_000_000), log, files, vardir: '/var' })
  const long = `${'x'.repeat(1010)}.json`
  for (const name of ['my-plan.json', long]) {
    for (let time = 0; time < 2; time++) {
      k.persist.save({ time }, name)
      k.persist.save({ time: time + 1 }, name)
      files.writeDurable(`/var/data/${name}`, '{')
      expect(k.persist.load(name)).toEqual({ time })
    }
  }
  expect(k.alerts.all()).toHaveLength(2)
  k.persist.save({ last: 1 }, 'b.json')
  k.persist.save({ last: 2 }, 'b.json')
  files.writeDurable('/var/data/b.json', '{')
  k.close()
  expect(k.persist.load('b.json')).toEqual({ last: 1 })
  expect(log.entries.some(({ text }) => text.startsWith('There is no alert about /var/data/b.json'))).toBe(true)
})
