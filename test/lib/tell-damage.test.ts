import { describe, expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../lib/index.ts'
import { createMemoryFiles } from '../../lib/platform/fake/files.ts'
import { createMemoryJournals } from '../../lib/platform/fake/journal.ts'
import { createMemoryLog } from '../../lib/platform/fake/log.ts'

it('tells the log, the bus, and people by an alert that stays until somebody acknowledges it', async () => {
  const clock = new ManualClock(1_700_000_000)
  const log = createMemoryLog()
  const files = createMemoryFiles()
  files.writeDurable('/var/state.json', '{"tag:/a')
  const kaithem = createKaithem({ clock, log, files, journals: createMemoryJournals(), vardir: '/var' })
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
  const clock = new ManualClock(1_700_000_000)
  const k = createKaithem({ clock, log, files, journals: createMemoryJournals(), vardir: '/var' })
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

describe('after a restart', () => {
  const files = () => {
    const memory = createMemoryFiles()
    const journals = createMemoryJournals()
    const log = createMemoryLog()
    let at = 1_700_000_000
    const run = async (work: (k: ReturnType<typeof createKaithem>, clock: ManualClock) => void): Promise<void> => {
      at += 60
      const clock = new ManualClock(at)
      const k = createKaithem({ clock, log, files: memory, journals, vardir: '/var' })
      work(k, clock)
      await clock.advance(2)
      k.close()
      expect(clock.pending).toBe(0)
    }
    const damage = (k: ReturnType<typeof createKaithem>, name: string): void => {
      k.persist.save({ good: 1 }, name)
      k.persist.save({ good: 2 }, name)
      memory.writeDurable(`/var/data/${name}`, '{')
      k.persist.load(name)
    }
    return { memory, log, run, damage }
  }
  const activations = (log: ReturnType<typeof createMemoryLog>) =>
    log.entries.filter(({ text }) => /^Alarm Damaged file .* is active$/.test(text)).length

  it('an alert that nobody has acknowledged is listed, without being told again, until somebody does', async () => {
    const { log, run, damage } = files()
    await run((k) => damage(k, 'b.json'))
    expect(activations(log)).toBe(1)
    await run((k) => {
      const [alert] = [...k.alerts.unacknowledged.values()]
      expect([alert?.name, alert?.state]).toEqual(['Damaged file /var/data/b.json', 'active'])
      expect(alert?.trip_message).toContain('b.json.corrupt-')
      expect(alert?.latch).toBe(true)
      expect(k.alerts.level).toBe('error')
    })
    await run((k) => {
      expect(k.alerts.all()).toHaveLength(1)
      expect(k.alerts.acknowledge_all('ann')).toBe(1)
      expect(k.alerts.all()[0]?.state).toBe('normal')
    })
    await run((k) => expect(k.alerts.all()).toEqual([]))
    expect(activations(log)).toBe(1)
  })

  it.each([
    ['before anybody looks at the alerts', false],
    ['while the old one is looked at', true],
  ])('new damage is told %s', async (_, looks) => {
    const { log, run, damage } = files()
    await run((k) => damage(k, 'b.json'))
    await run((k) => {
      if (looks) expect(k.alerts.unacknowledged.size).toBe(1)
      damage(k, 'b.json')
    })
    expect(activations(log)).toBe(2)
    await run((k) => {
      expect(k.alerts.unacknowledged.size).toBe(1)
      const told = k.alerts.journal.search({ name: 'Damaged file*', state: 'active' })
      expect(new Set(told.filter(({ event }) => event === 'delay').map(({ message }) => message)).size).toBe(2)
    })
  })

  it('the alerts about others survive when the file that keeps them is damaged', async () => {
    const { memory, run, damage } = files()
    await run((k) => damage(k, 'b.json'))
    await run((k) => {
      k.tags['/a'].restore = true
      k.tags['/a'].value = 5
    })
    memory.writeDurable('/var/state.json', '{"tag:/a')
    const both = ['Damaged file /var/data/b.json', 'Damaged file /var/state.json']
    await run((k) => {
      k.tags['/a'].restore = true
      expect([...k.alerts.tripped.values()].map(({ name }) => name).sort()).toEqual(both)
    })
    await run((k) => expect([...k.alerts.unacknowledged.values()].map(({ name }) => name).sort()).toEqual(both))
  })
})

it('damage while an alert about the file is active is told again', async () => {
  const clock = new ManualClock(1_700_000_000)
  const memory = createMemoryFiles()
  const journals = createMemoryJournals()
  const k = createKaithem({ clock, log: createMemoryLog(), files: memory, journals, vardir: '/var' })
  for (let time = 0; time < 2; time++) {
    k.persist.save({ time }, 'b.json')
    k.persist.save({ time: time + 1 }, 'b.json')
    memory.writeDurable('/var/data/b.json', '{')
    k.persist.load('b.json')
    await clock.advance(1)
  }
  const { unacknowledged, journal } = k.alerts
  expect(unacknowledged.size).toBe(1)
  expect(journal.search({ event: 'delay' })).toHaveLength(2)
  expect(journal.search({ event: 'reset' })).toMatchObject([{ by: 'kaithem', notes: 'damaged again' }])
  k.close()
})
