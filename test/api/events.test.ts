import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKaithem, type Kaithem, ManualClock } from '../../lib/index.ts'

let clock: ManualClock
let kaithem: Kaithem
beforeEach(() => {
  // 2023-11-14, 22:13:20 UTC
  clock = new ManualClock(1_700_000_000)
  kaithem = createKaithem({ clock, location: { lat: 52.5, lon: 13.4, timezone: 'UTC' } })
})
afterEach(() => {
  kaithem.close()
  expect(clock.pending).toBe(0)
})
const midnight = 1_700_006_400

describe('kaithem.events.when(trigger,action,priority="interactive")', () => {
  it('kaithem.events.when runs an action exactly once, when its trigger is true, and is over', async () => {
    let runs = 0
    kaithem.events.when(
      () => kaithem.tags['/a'].value > 5,
      () => runs++,
    )
    await clock.advance(10)
    expect(runs).toBe(0)
    kaithem.tags['/a'].value = 6
    await clock.advance(0.2)
    kaithem.tags['/a'].value = 0
    await clock.advance(1)
    kaithem.tags['/a'].value = 7
    await clock.advance(10)
    expect(runs).toBe(1)
  })

  it('kaithem.events.when takes an expression, and can be cancelled', async () => {
    let runs = 0
    kaithem.events.when("tv('/a') > 5 and True", () => runs++, 'realtime')
    const other = kaithem.events.when("tv('/a') > 5", () => runs++)
    other.cancel()
    kaithem.tags['/a'].value = 6
    await clock.advance(1)
    expect(runs).toBe(1)
  })
})

describe('kaithem.events.after(delay,action,priority)', () => {
  it('kaithem.events.after runs an action once after its delay', async () => {
    const times: number[] = []
    kaithem.events.after(5, () => times.push(clock.now()))
    kaithem.events.after(6, () => times.push(clock.now())).cancel()
    await clock.advance(100)
    expect(times).toEqual([1_700_000_005])
  })

  it('kaithem.events.after outlives the bare kaithem of a function node, not a scope that was asked for', async () => {
    const closers: (() => void)[] = []
    const node = { id: 'f', implicit: true, on: (_: 'close', close: () => void) => closers.push(close) }
    const bare = kaithem.scope(node)
    const done: string[] = []
    bare.events.after(5, () => done.push('bare'))
    bare.scope(node).events.after(5, () => done.push('scope'))
    for (const close of closers) close()
    await clock.advance(10)
    expect(done).toEqual(['bare'])
  })
})

describe('kaithem.events', () => {
  it('kaithem.events.event happens at times in plain language', async () => {
    const times: number[] = []
    kaithem.events.event('!time every day at 12am and noon', ({ time }) => times.push(time))
    await clock.advance(86_400)
    expect(times).toEqual([midnight, midnight + 43_200])
  })

  it('kaithem.events.event takes !onmsg, !onchange and expressions', async () => {
    const told: unknown[] = []
    kaithem.events.event('!onmsg /m', ({ __topic, __message }) => told.push([__topic, __message]))
    kaithem.events.event("!onchange tv('/a')", ({ __value }) => told.push(__value))
    kaithem.events.event("tv('/a') > 5", () => told.push('edge'))
    await clock.advance(1)
    kaithem.message.post('m', 1)
    await clock.advance(0)
    kaithem.tags['/a'].value = 9
    await clock.advance(1)
    expect(told).toHaveLength(3)
    expect(told).toEqual(expect.arrayContaining([['/m', 1], 9, 'edge']))
  })

  it('kaithem.events.on_edge runs on false to true; continual: at each look', async () => {
    let [edges, looks] = [0, 0]
    kaithem.events.on_edge(
      () => kaithem.tags['/a'].value > 0,
      () => edges++,
    )
    kaithem.events.on_edge(
      () => kaithem.tags['/a'].value > 0,
      () => looks++,
      { continual: true, ratelimit: 0.5 },
    )
    for (const value of [1, 0, 1]) {
      kaithem.tags['/a'].value = value
      await clock.advance(2)
    }
    expect(edges).toBe(2)
    expect(looks).toBeGreaterThan(5)
    expect(looks).toBeLessThan(10)
  })

  it('kaithem.events.on_change tells the value and the one before', async () => {
    const changes: unknown[] = []
    kaithem.events.on_change(
      () => kaithem.tags['/a'].value,
      ({ previous, value }) => changes.push([previous, value]),
    )
    await clock.advance(1)
    kaithem.tags['/a'].value = 3
    await clock.advance(1)
    expect(changes).toEqual([[0, 3]])
  })

  it('kaithem.events.on_message runs for each message, one after the other', async () => {
    const heard: unknown[] = []
    kaithem.events.on_message('/m/+', async ({ message }) => {
      heard.push(message)
      await Promise.resolve()
    })
    for (const message of [1, 2, 3]) kaithem.message.post('/m/x', message)
    await clock.advance(0)
    await clock.advance(0)
    expect(heard).toEqual([1, 2, 3])
  })

  it('kaithem.events.describe tells the meaning, the next ten times and the zone', () => {
    const { words, next, zone } = kaithem.events.describe('every other friday at 6pm Europe/Berlin')
    expect([words, next.length, zone]).toEqual([
      'every other week on Friday at 18:00 (Europe/Berlin)',
      10,
      'Europe/Berlin',
    ])
    expect(() => kaithem.events.describe('every fridy')).toThrow(/fridy.*character 7.*friday/)
  })

  it('kaithem.events.next gives times after a time', () => {
    expect(kaithem.events.next('every hour', 2)).toEqual([1_700_002_800, 1_700_006_400])
    expect(kaithem.events.next('every hour', 1, midnight)).toEqual([midnight + 3600])
    const [sunset = 0] = kaithem.events.next('sunset', 1)
    expect(new Date(sunset * 1000).toISOString()).toMatch(/^2023-11-15T15:1/)
  })

  const bell = () => kaithem.events.event('!time every day at 0:00', () => {}, { name: 'bell' })

  it('kaithem.events.event#kind, name and active tell what it is', () =>
    expect(bell()).toMatchObject({ kind: 'time', name: 'bell', active: true }))
  it('kaithem.events.event#name is the trigger where none is given', () =>
    expect(kaithem.events.on_edge('1 > 2', () => {}).name).toBe('1 > 2'))
  it('kaithem.events.event#active is false when it is over', async () => {
    const event = kaithem.events.after(1, () => {})
    await clock.advance(1)
    expect(event.active).toBe(false)
  })
  it('kaithem.events.event#enabled tells whether it acts', () => expect(bell().enabled).toBe(true))
  it('kaithem.events.event#next is the next time', () => expect(bell().next).toBe(midnight))
  it('kaithem.events.event#last is the time of the last run', async () => {
    const event = bell()
    expect(event.last).toBeNull()
    await clock.advance(86_400)
    expect(event.last).toBe(midnight)
  })
  it('kaithem.events.event#runs counts the runs', async () => {
    const event = bell()
    await clock.advance(3 * 86_400)
    expect(event.runs).toBe(3)
  })
  it('kaithem.events.event#problem is why its trigger does not work now', async () => {
    let isBroken = true
    const event = kaithem.events.on_edge(
      () => {
        if (isBroken) throw new Error('no sensor')
        return false
      },
      () => {},
    )
    await clock.advance(1)
    expect(event.problem).toMatchObject({ message: 'no sensor' })
    isBroken = false
    await clock.advance(60)
    expect(event.problem).toBeUndefined()
  })
  it('kaithem.events.event#errors counts errors; the first is a notice, each is posted', async () => {
    const event = kaithem.events.on_message(
      '/m',
      () => {
        throw new Error('no')
      },
      { name: 'bad' },
    )
    for (const message of [1, 2]) kaithem.message.post('/m', message)
    await clock.advance(1)
    expect(event.errors).toBe(2)
    expect(kaithem.message.recent('/system/notifications/errors')).toHaveLength(1)
    expect(kaithem.message.recent('/system/errors/events/kaithem/bad')).toHaveLength(2)
  })
  it('kaithem.events.event#trigger runs the action now', () => {
    const event = bell()
    event.trigger()
    expect(event.runs).toBe(1)
  })
  it('kaithem.events.event#enable acts again', async () => {
    const event = bell()
    event.disable()
    event.enable()
    await clock.advance(86_400)
    expect(event.runs).toBe(1)
  })
  it('kaithem.events.event#disable stops acting', async () => {
    const event = bell()
    event.disable()
    await clock.advance(86_400)
    expect([event.runs, event.next]).toEqual([0, null])
  })
  it('kaithem.events.event#cancel ends it', async () => {
    const event = bell()
    event.cancel()
    await clock.advance(86_400)
    expect([event.runs, event.active]).toEqual([0, false])
  })
  it('kaithem.events.event#dispose ends it too', () => {
    const event = bell()
    event.dispose()
    expect(event.active).toBe(false)
  })
})
