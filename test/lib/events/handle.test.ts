import { expect, it } from 'vitest'
import { at, createRig } from './support.ts'

it('tells what it is and what it does', async () => {
  const { events, clock, close } = createRig(at('2026-03-02T07:00Z'))
  const event = events.event('!time every day at 8:00', () => {}, { name: 'bell' })
  expect(event).toMatchObject({
    kind: 'time',
    name: 'bell',
    active: true,
    enabled: true,
    last: null,
    runs: 0,
    errors: 0,
  })
  expect(event.next).toBe(at('2026-03-02T08:00Z'))
  await clock.advance(3600)
  expect(event).toMatchObject({ last: at('2026-03-02T08:00Z'), runs: 1, next: at('2026-03-03T08:00Z') })
  expect(JSON.stringify({ event })).toBe('{"event":"[event bell]"}')
  event.dispose()
  event[Symbol.dispose]()
  expect(event).toMatchObject({ active: false, enabled: false, next: null })
  event.trigger()
  event.enable()
  expect(event).toMatchObject({ runs: 1, enabled: false })
  expect(clock.pending).toBe(0)
  close()
})

it('is disabled and enabled; what passed meanwhile is not made up for', async () => {
  const { events, clock, close } = createRig(at('2026-03-02T07:00Z'))
  const event = events.event('!time every day at 8:00', () => {})
  event.disable()
  event.disable()
  await clock.advance(2 * 3600)
  expect(event.runs).toBe(0)
  event.trigger()
  expect(event.runs).toBe(1)
  event.enable()
  event.enable()
  await clock.advance(60)
  expect([event.runs, event.next]).toEqual([1, at('2026-03-03T08:00Z')])
  close()
})

it('may begin disabled, and conditions start afresh', async () => {
  const { events, clock, close } = createRig()
  const event = events.on_edge(
    () => true,
    () => {},
    { enabled: false },
  )
  await clock.advance(5)
  expect([event.enabled, event.runs]).toEqual([false, 0])
  for (const runs of [1, 2]) {
    event.enable()
    await clock.advance(1)
    expect(event.runs).toBe(runs)
    event.disable()
  }
  close()
})

it('what happens once is over when it was triggered', () => {
  const { events, close } = createRig()
  const event = events.after(60, () => {})
  event.trigger()
  expect([event.runs, event.active]).toEqual([1, false])
  close()
})
