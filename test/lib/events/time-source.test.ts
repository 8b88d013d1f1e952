import { expect, it } from 'vitest'
import { createKaithem, type Location, ManualClock } from '../../../lib/index.ts'
import { createMemoryStore } from '../../../lib/platform/fake/store.ts'
import { at, createRig } from './support.ts'

const start = at('2026-03-02T07:00Z')

it('remembers over a restart, and makes up once for what was missed', async () => {
  const store = createMemoryStore()
  const options = { remember: 'bell' }
  const before = createRig(start, 'UTC', store)
  let runs = 0
  before.events.event('!time every day at 8:00', () => runs++, options)
  await before.clock.advance(2 * 3600)
  before.close()
  expect(runs).toBe(1)
  expect(store.get('event:bell')).toEqual({ last: at('2026-03-02T08:00Z'), text: 'every day at 8:00' })

  const after = createRig(start + 3 * 86_400, 'UTC', store)
  const times: number[] = []
  const event = after.events.event('!time every day at 8:00', ({ time }) => times.push(time), options)
  await after.clock.advance(1)
  expect(times).toEqual([at('2026-03-03T08:00Z')])
  expect(event.next).toBe(at('2026-03-05T08:00Z'))
  after.close()
})

it.each([
  ['another phrase', '!time every day at 8:01', { remember: 'bell' }],
  ['missed runs are left out', '!time every day at 8:00', { remember: 'bell', missed: 'skip' }],
  ['nothing is remembered', '!time every day at 8:00', {}],
  ['steps just go on', '!time every 10 minutes', { remember: 'bell' }],
] as const)('does not make up: %s', async (_title, text, options) => {
  const store = createMemoryStore({ 'event:bell': { last: start - 5 * 86_400, text: 'every day at 8:00' } })
  const { events, clock, close } = createRig(start, 'UTC', store)
  let runs = 0
  events.event(text, () => runs++, options)
  await clock.advance(60)
  expect(runs).toBe(0)
  close()
})

it('what is kept may be damaged', () => {
  for (const kept of [null, 5, 'x', [1], { last: 'x', text: 'every day at 8:00' }]) {
    const { events, close } = createRig(start, 'UTC', createMemoryStore({ 'event:bell': kept }))
    expect(events.event('!time every day at 8:00', () => {}, { remember: 'bell' }).next).toBe(at('2026-03-02T08:00Z'))
    close()
  }
})

it('a run that still goes on is not joined by another, unless it may', async () => {
  const { events, clock, close } = createRig(start)
  const count = { alone: 0, together: 0 }
  events.event('!time every minute', () => {
    count.alone++
    return new Promise(() => {})
  })
  events.event('!time allow_overlap every minute', () => {
    count.together++
    return new Promise(() => {})
  })
  await clock.advance(300)
  expect(count).toEqual({ alone: 1, together: 5 })
  close()
})

it('exact leaves late runs out', async () => {
  const { events, clock, close } = createRig(start)
  let runs = 0
  events.event('!time exact 5 every day at 8:00', () => runs++)
  clock.jumpWall(2 * 3600)
  await clock.advance(3600)
  expect(runs).toBe(0)
  close()
})

it('spreads', async () => {
  const { events, clock, close } = createRig(start)
  const times: number[] = []
  events.event('!time every day at 8:00', () => times.push(clock.wall()), { spread: 100 })
  await clock.advance(2 * 3600)
  expect(times).toEqual([at('2026-03-02T08:00:50Z')])
  close()
})

it('follows the place and its time zone, and goes on when they are known again', async () => {
  const clock = new ManualClock(at('2026-03-02T10:00Z'))
  const told: string[] = []
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: (text: string) => told.push(text) }
  const berlin = { lat: 52.5, lon: 13.4, timezone: 'Europe/Berlin' }
  const set: { place: Location | undefined } = { place: berlin }
  const k = createKaithem({ clock, log, location: () => set.place })
  const runs = { sunset: 0, tick: 0 }
  const sunset = k.events.event('!time at sunset', () => runs.sunset++)
  const morning = k.events.event('!time every day at 8:00', () => {})
  const off = k.events.event('!time every day at 8:00', () => {}, { enabled: false })
  k.events.event('!time every 10 minutes', () => runs.tick++)
  await clock.advance(3600)
  const due = sunset.next
  set.place = { lat: 40.7, lon: -74, timezone: 'America/New_York' }
  await clock.advance(61)
  // New York is six hours behind Berlin, and so is its sun.
  expect(Math.abs((sunset.next ?? 0) - (due ?? 0) - 6 * 3600)).toBeLessThan(1800)
  expect([morning.next, runs.sunset]).toEqual([at('2026-03-02 08:00 America/New_York'), 0])
  off.enable()
  expect(off.next).toBe(morning.next)

  set.place = undefined
  await clock.advance(2 * 86_400)
  expect([sunset.next, runs.sunset, told.length]).toEqual([null, 0, 1])
  expect(told[0]).toContain('No location is set')
  expect(runs.tick).toBeGreaterThan(290)
  set.place = berlin
  await clock.advance(86_400)
  expect([runs.sunset, told.length, sunset.errors]).toEqual([1, 1, 1])
  k.close()
  expect(clock.pending).toBe(0)
})
