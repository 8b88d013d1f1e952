import { describe, expect, it } from 'vitest'
import { createEventsApi } from '../../../lib/events/api.ts'
import { createKaithem, ManualClock } from '../../../lib/index.ts'
import { Owner } from '../../../lib/scope.ts'
import { at, createRig, refusalOf } from './support.ts'

describe('when', () => {
  it('runs once, at the first look when it is true already', async () => {
    const { events, clock, close } = createRig()
    const event = events.when(
      () => true,
      () => {},
    )
    expect(event.runs).toBe(0)
    await clock.advance(0.2)
    expect(event).toMatchObject({ kind: 'when', runs: 1, active: false })
    await clock.advance(10)
    expect(event.runs).toBe(1)
    expect(clock.pending).toBe(0)
    close()
  })

  it('a failing action ran too', async () => {
    const { events, clock, errors, close } = createRig()
    let calls = 0
    events.when(
      () => calls++ % 2 === 1,
      () => {
        throw new Error('no')
      },
    )
    await clock.advance(10)
    expect(errors).toHaveLength(1)
    expect(calls).toBe(2)
    close()
  })

  it('goes on asking after an error of its trigger', async () => {
    const { events, clock, close } = createRig()
    let calls = 0
    const event = events.when(
      () => {
        if (calls++ === 0) throw new Error('not yet')
        return true
      },
      () => {},
    )
    await clock.advance(4)
    expect(event.runs).toBe(0)
    await clock.advance(2)
    expect(event).toMatchObject({ runs: 1, errors: 1 })
    close()
  })

  it.each([
    ['realtime', 0.0166],
    ['interactive', 0.085],
    ['high', 0.8],
    ['medium', 2.5],
    ['low', 45],
    ['verylow', 120],
    ['nonsense', 0.085],
  ])('%s: asks every %d s', async (priority, period) => {
    const { events, clock, close } = createRig()
    let looks = 0
    events.when(
      () => {
        looks++
        return false
      },
      () => {},
      priority,
    )
    await clock.advance(period * 100)
    expect(looks).toBeGreaterThan(60)
    expect(looks).toBeLessThan(200)
    close()
  })
})

describe('after', () => {
  it.each([0, -5, 1e-9])('%d s: as soon as possible, never at once', async (delay) => {
    const { events, clock, close } = createRig()
    const event = events.after(delay, () => {})
    expect(event.runs).toBe(0)
    await clock.advance(0.001)
    expect(event.runs).toBe(1)
    close()
  })

  it('waits for as long as it is told, also for months', async () => {
    const { events, clock, close } = createRig()
    const event = events.after(100 * 86_400, () => {})
    expect(event.next).toBe(clock.now() + 100 * 86_400)
    await clock.advance(100 * 86_400 - 1)
    expect(event.runs).toBe(0)
    await clock.advance(1)
    expect(event.runs).toBe(1)
    close()
  })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, '5', null, undefined])('refuses %j seconds', (delay) => {
    const { events, close } = createRig()
    expect(refusalOf(() => events.after(delay as never, () => {})).code).toBe('KAITHEM_VALUE')
    close()
  })
})

describe('who outlives whom', () => {
  it('when and after belong to the lasting owner, the others to the view', async () => {
    const { engine, root, clock, close } = createRig()
    const maker = new Owner('maker', root)
    const events = createEventsApi(engine, maker, root)
    const lasting = [
      events.after(5, () => {}),
      events.when(
        () => clock.now() > 1_700_000_005,
        () => {},
      ),
    ]
    const bound = events.on_edge(
      () => true,
      () => {},
    )
    maker.dispose()
    await clock.advance(10)
    expect(lasting.map(({ runs }) => runs)).toEqual([1, 1])
    expect(bound.runs).toBe(0)
    // Made by code that runs after its node has closed.
    expect(events.after(1, () => {}).active).toBe(true)
    close()
  })

  it('kaithem: an implicit scope lets them live, one that was asked for does not', async () => {
    const clock = new ManualClock(1000)
    const k = createKaithem({ clock })
    const closers: (() => void)[] = []
    const node = { id: 'f1', implicit: true, on: (_: 'close', listener: () => void) => closers.push(listener) }
    const implicit = k.scope(node)
    const asked = implicit.scope({ id: 'f1' } as never)
    expect(asked).not.toBe(implicit)
    expect(asked.scope({ id: 'f1' } as never)).toBe(asked)
    expect(k.scope(node)).toBe(implicit)
    const lives = implicit.events.after(5, () => {})
    const ends = asked.events.after(5, () => {})
    const subscription = implicit.events.on_message('/a', () => {})
    for (const close of closers) close()
    expect([lives.active, ends.active, subscription.active]).toEqual([true, false, false])
    await clock.advance(10)
    expect([lives.runs, ends.runs]).toEqual([1, 0])
    k.close()
    expect(clock.pending).toBe(0)
  })
})

describe('event', () => {
  it.each([
    ['!onmsg /a/#', 'message'],
    ['!onchange 1 + 1', 'change'],
    ['!time every day', 'time'],
    ['1 > 2', 'edge'],
  ])('%s is a %s', (text, kind) => {
    const { events, close } = createRig()
    expect(events.event(text, () => {}).kind).toBe(kind)
    close()
  })

  it('tells the action what happened, also by the names of Kaithem', async () => {
    const { events, clock, bus, close } = createRig()
    const told: unknown[] = []
    events.event('!onmsg /a', (event) => told.push(event), { name: 'n' })
    bus.post('/a', 5)
    await clock.advance(0)
    expect(told).toEqual([
      { name: 'n', time: 1_700_000_000, topic: '/a', __topic: '/a', message: 5, __message: 5, annotation: null },
    ])
    close()
  })

  it('drops messages within the rate limit', async () => {
    const { events, clock, bus, close } = createRig()
    const event = events.event('!onmsg /a', () => {}, { ratelimit: 2 })
    for (let second = 0; second < 6; second++) {
      bus.post('/a', second)
      await clock.advance(1)
    }
    expect(event.runs).toBe(3)
    close()
  })

  it('answers to both spellings', () => {
    const { events, close } = createRig()
    expect([events.onEdge, events.onChange, events.onMessage]).toEqual([
      events.on_edge,
      events.on_change,
      events.on_message,
    ])
    close()
  })

  it.each([
    [() => createRig().events.event('1', 5 as never), 'KAITHEM_TYPE'],
    [() => createRig().events.event('!time every day', undefined as never), 'KAITHEM_TYPE'],
    [() => createRig().events.on_message('/a/#/b', () => {}), 'KAITHEM_VALUE'],
    [() => createRig().events.on_message(5 as never, () => {}), 'KAITHEM_TYPE'],
    [() => createRig().events.when(() => true, null as never), 'KAITHEM_TYPE'],
    [() => createRig().events.after(5, 'x' as never), 'KAITHEM_TYPE'],
    [() => createRig().events.event('!time evry day', () => {}), 'KAITHEM_VALUE'],
    [() => createRig().events.event('!time cron 99 * * * *', () => {}), 'KAITHEM_VALUE'],
  ])('refuses bad input %#', (make, code) => {
    expect(refusalOf(make).code).toBe(code)
  })
})

describe('describe and next', () => {
  it('tell the meaning, the times and the zone', () => {
    const { events, close } = createRig(at('2026-03-02T00:00Z'), 'Asia/Kathmandu')
    expect(events.describe('every day at 8:00', { count: 1 })).toEqual({
      words: 'every day at 8:00',
      next: [at('2026-03-02T02:15Z')],
      zone: 'Asia/Kathmandu',
    })
    expect(events.describe('!time weekends at 9am Europe/Berlin').next).toHaveLength(10)
    expect(events.describe('every day', null as never).next).toHaveLength(10)
    expect(events.describe('every day', { zone: 'europe/berlin', from: 0, count: 1 })).toMatchObject({
      zone: 'Europe/Berlin',
      next: [82_800],
    })
    expect(events.next('on 2026-12-24 at 18:00 UTC', 5)).toEqual([at('2026-12-24T18:00Z')])
    expect(events.next('every minute', 3, at('2026-03-02T12:00Z'))).toHaveLength(3)
    close()
  })

  it.each([
    [() => createRig().events.next('every day', 0), 'KAITHEM_VALUE'],
    [() => createRig().events.next('every day', 1e6), 'KAITHEM_VALUE'],
    [() => createRig().events.next('every day', 1, Number.NaN), 'KAITHEM_VALUE'],
    [() => createRig().events.next('every day', 1, 1e15), 'KAITHEM_VALUE'],
    [() => createRig().events.next(5 as never), 'KAITHEM_TYPE'],
    [() => createRig().events.describe(''), 'KAITHEM_VALUE'],
    [() => createRig().events.describe('every day', { zone: 'x' }), 'KAITHEM_VALUE'],
    [() => createRig().events.describe('cron 0 8 30 2 *'), 'KAITHEM_VALUE'],
  ])('refuse bad input %#', (make, code) => {
    expect(refusalOf(make).code).toBe(code)
  })

  it('answer for times far away too', () => {
    const { events, close } = createRig()
    expect(events.next('every day UTC', 1, 9e10)[0]).toBeGreaterThan(9e10)
    close()
  })
})
