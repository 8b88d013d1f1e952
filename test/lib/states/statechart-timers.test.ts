import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { chartClock, type SchedulingActor, TimerJournal } from '../../../lib/states/statechart-timers.ts'

/** As XState lists and cancels delayed events. */
function createActor(clock: ManualClock) {
  const items: Record<string, object> = {}
  const fired: string[] = []
  const time = chartClock(clock)
  const actor: SchedulingActor = {
    system: {
      scheduler: {
        schedule: (source, _target, event, delay, id) => {
          const timer = time.setTimeout(() => {
            delete items[id]
            fired.push(`${event.type} ${clock.now()}`)
          }, delay)
          items[id] = { source, id, event, delay, timer }
        },
        cancel: (_source, id) => {
          time.clearTimeout(Reflect.get(items[id] ?? {}, 'timer'))
          delete items[id]
        },
      },
      getSnapshot: () => ({
        _scheduledEvents: { ...items, other: { source: {}, id: 'x', event: { type: 'x' }, delay: 1 } },
      }),
    },
  }
  return { actor, fired }
}

describe('TimerJournal', () => {
  it('knows how much of each delay has passed by our clock', async () => {
    const clock = new ManualClock(1000)
    const journal = new TimerJournal(clock)
    const { actor } = createActor(clock)
    actor.system.scheduler.schedule(actor, actor, { type: 'late' }, 5000, 'a')
    journal.note(actor)
    await clock.advance(2)
    expect(journal.list(actor)).toEqual([{ id: 'a', event: 'late', delay: 5000, passed: 2000 }])
  })

  it.each([
    ['restart', 1005],
    ['continue', 1003],
    ['resume', 1002],
    ['fire', 1000],
  ] as const)('%s: fires at %d, and knows the whole delay', async (policy, expected) => {
    const clock = new ManualClock(1000)
    const journal = new TimerJournal(clock)
    const { actor, fired } = createActor(clock)
    journal.resume(actor, [{ id: 'a', event: 'late', delay: 5000, passed: 2000 }], policy, 1000)
    expect(journal.list(actor)[0]).toMatchObject({ delay: 5000, passed: 5000 - (expected - 1000) * 1000 })
    await clock.advance(10)
    expect(fired).toEqual([`late ${expected}`])
  })

  it('replaces a delay of the same name', async () => {
    const clock = new ManualClock(1000)
    const { actor, fired } = createActor(clock)
    actor.system.scheduler.schedule(actor, actor, { type: 'late' }, 100, 'a')
    new TimerJournal(clock).resume(actor, [{ id: 'a', event: 'late', delay: 5000, passed: 0 }], 'restart', -5)
    await clock.advance(10)
    expect(fired).toEqual(['late 1005'])
  })
})
