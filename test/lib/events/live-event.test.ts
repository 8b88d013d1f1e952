import { expect, it } from 'vitest'
import { createEventsApi } from '../../../lib/events/api.ts'
import { Owner } from '../../../lib/scope.ts'
import { createRig } from './support.ts'

const fails = () => {
  throw new Error('no')
}

it('the first error is shown, each is posted', async () => {
  const { events, clock, errors, bus, close } = createRig()
  const event = events.on_message('/a', fails, { name: 'my/event' })
  for (let count = 0; count < 3; count++) bus.post('/a', count)
  await clock.advance(1)
  expect(event.errors).toBe(3)
  expect(bus.recent('/system/errors/events/test/my_event').map(({ message }) => message)).toEqual(['no', 'no', 'no'])
  expect(errors[0]).toBe('event my/event: Error: no')
  close()
})

it('a failing trigger is shown once until it works again', async () => {
  const { events, clock, errors, close } = createRig()
  let broken = true
  const event = events.on_edge(
    () => {
      if (broken) throw new Error('broken')
      return true
    },
    () => {},
  )
  await clock.advance(20)
  expect(errors).toHaveLength(1)
  expect(event.errors).toBeGreaterThan(2)
  broken = false
  await clock.advance(6)
  expect(event.runs).toBe(1)
  broken = true
  await clock.advance(1)
  expect(errors).toHaveLength(2)
  close()
})

it('ends with its owner, leaving nothing', async () => {
  const { events, clock, owner, engine, bus, close } = createRig()
  const all = [
    events.on_edge(
      () => true,
      () => {},
    ),
    events.on_change(
      () => 1,
      () => {},
    ),
    events.on_message('/a', () => {}),
    events.event('!time every minute', () => {}),
  ]
  owner.dispose()
  expect(all.map(({ active }) => active)).toEqual([false, false, false, false])
  expect([clock.pending, engine.watch.size, bus.subscribers()]).toEqual([0, 0, 0])
  expect(() => events.on_message('/a', () => {})).toThrow(expect.objectContaining({ code: 'KAITHEM_CLOSED' }))
  expect(bus.subscribers()).toBe(0)
  close()
})

it('what outlives its maker tells its errors to the root', async () => {
  const { engine, root, clock, errors, close } = createRig()
  const shown: string[] = []
  const maker = new Owner('maker', root, (error) => shown.push(String(error)))
  const events = createEventsApi(engine, maker, root)
  events.after(10, fails)
  events.after(1, fails)
  await clock.advance(2)
  expect(shown).toHaveLength(1)
  maker.dispose()
  await clock.advance(10)
  expect(shown).toHaveLength(1)
  expect(errors).toHaveLength(2)
  close()
})

it('an action may end its own event and make another', async () => {
  const { events, clock, close } = createRig()
  const times: number[] = []
  const again = (): void => {
    times.push(clock.now())
    if (times.length < 3) events.after(5, again)
  }
  events.after(5, again)
  const self = events.event('!time every minute', () => self.cancel())
  await clock.advance(300)
  expect(times.map((time) => time - (times[0] ?? 0))).toEqual([0, 5, 10])
  expect([self.runs, self.active]).toEqual([1, false])
  expect(clock.pending).toBe(0)
  close()
})
