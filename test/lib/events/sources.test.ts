import { expect, it } from 'vitest'
import type { Details, SourceHost } from '../../../lib/events/source.ts'
import { changeSource, delaySource, edgeSource, functionQuestion, messageSource } from '../../../lib/events/sources.ts'
import { MessageBus } from '../../../lib/message/bus.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { Owner } from '../../../lib/scope.ts'

function host() {
  const fired: Details[] = []
  const errors: unknown[] = []
  const state = { busy: false }
  const made: SourceHost = {
    sequence: 0,
    what: 'test',
    busy: () => state.busy,
    fire: (details) => fired.push(details),
    failed: (error) => errors.push(error),
    worked: () => {},
  }
  return { fired, errors, state, made }
}

/** Looks `values.length` times; each look takes the next value. */
async function looks(kind: 'edge' | 'continual' | 'change', values: readonly unknown[]) {
  const clock = new ManualClock(0)
  const { made, fired } = host()
  let at = 0
  const question = { ask: () => values[at++], dispose: () => {} }
  const polling = { clock, priority: 'high', question }
  const start = kind === 'change' ? changeSource(polling) : edgeSource(polling, kind === 'continual')
  const source = start(made)
  while (at < values.length) await clock.advance(0.1)
  source.stop()
  expect(clock.pending).toBe(0)
  return fired
}

it('an edge is from false to true; the first look comes from false', async () => {
  expect(await looks('edge', [true, true, false, 0, '', 5, 5, null, 'x'])).toEqual(
    [true, 5, 'x'].map((value) => ({ value, __value: value })),
  )
  expect(await looks('continual', [true, true, false, true])).toHaveLength(3)
})

it('a change is another value; the first one is what it is compared with', async () => {
  const changes = await looks('change', [1, 1, 2, Number.NaN, Number.NaN, undefined, 1])
  expect(changes.map(({ previous, value }) => [previous, value])).toEqual([
    [1, 2],
    [2, Number.NaN],
    [Number.NaN, undefined],
    [undefined, 1],
  ])
})

it('a list or an object made anew is no change when the same is in it', async () => {
  const changes = await looks('change', [[1, 2], [1, 2], [1, 3], { a: [] }, { a: [] }, { a: [0] }])
  expect(changes.map(({ value }) => value)).toEqual([[1, 3], { a: [] }, { a: [0] }])
})

it('does not look while the action runs', async () => {
  const clock = new ManualClock(0)
  const { made, state, fired } = host()
  state.busy = true
  const source = edgeSource({ clock, priority: 'high', question: functionQuestion(() => true, 'x') }, true)(made)
  await clock.advance(5)
  expect(fired).toEqual([])
  state.busy = false
  await clock.advance(1)
  expect(fired.length).toBeGreaterThan(0)
  source.stop()
})

it('a trigger that answers a promise is an error', async () => {
  const clock = new ManualClock(0)
  const { made, errors } = host()
  const ask = () => Promise.reject(new Error('x'))
  const source = edgeSource({ clock, priority: 'high', question: functionQuestion(ask, 'The trigger') }, false)(made)
  await clock.advance(1)
  expect(errors).toMatchObject([{ code: 'KAITHEM_TYPE' }])
  source.stop()
})

it('messages come with all that is known of them', async () => {
  const clock = new ManualClock(10)
  const bus = new MessageBus(clock)
  const { made, fired } = host()
  const source = messageSource(bus, new Owner('o'), '/a/#')(made)
  bus.post('/a/b', 5, undefined, 'note')
  await clock.advance(0)
  expect(fired).toEqual([{ time: 10, topic: '/a/b', __topic: '/a/b', message: 5, __message: 5, annotation: 'note' }])
  source.stop()
  expect(bus.subscribers()).toBe(0)
})

it('a delay is over once, never at once', async () => {
  const clock = new ManualClock(10)
  const { made, fired } = host()
  delaySource(clock, -5)(made)
  expect(fired).toHaveLength(0)
  await clock.advance(0)
  expect(fired).toHaveLength(1)
  const source = delaySource(clock, 5)(made)
  expect(source.next).toBe(15)
  source.stop()
  await clock.advance(10)
  expect(fired).toHaveLength(1)
})
