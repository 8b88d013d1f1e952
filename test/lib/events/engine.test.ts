import { expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../../lib/index.ts'
import { createRig, refusalOf } from './support.ts'

it('expressions are asked again only when what they depend on has changed', async () => {
  const clock = new ManualClock(1000)
  const k = createKaithem({ clock })
  const values: unknown[] = []
  k.events.on_change("tv('/a') * 2", ({ value }) => values.push(value))
  await clock.advance(1)
  k.tags['/a'].value = 2
  await clock.advance(1)
  k.tags['/a'].value = 3
  await clock.advance(1)
  expect(values).toEqual([4, 6])
  k.close()
  expect(clock.pending).toBe(0)
})

it('expressions know the words of Python and the libraries', async () => {
  const clock = new ManualClock(1000)
  const k = createKaithem({ clock })
  const event = k.events.event("tv('/a') > 5 and not stv('/mode') == 'off' and math.pi > 3", () => {})
  k.tags['/a'].value = 6
  k.tags.StringTag('/mode').value = 'off'
  await clock.advance(1)
  expect(event.runs).toBe(0)
  k.tags.StringTag('/mode').value = 'on'
  await clock.advance(1)
  expect(event.runs).toBe(1)
  k.close()
})

it.each(['False', 'None', '0', ' false '])('%j is never asked', async (text) => {
  const { events, clock, close } = createRig()
  const event = events.event(text, () => {}, { continual: true })
  await clock.advance(10)
  expect(event.runs).toBe(0)
  close()
})

it('a mistyped expression is refused at once and leaves nothing', () => {
  const clock = new ManualClock(1000)
  const k = createKaithem({ clock })
  for (const make of [() => k.events.event('tv(', () => {}), () => k.events.when('1 +', () => {})]) {
    expect(refusalOf(make).code).toBe('KAITHEM_EXPRESSION')
  }
  expect(clock.pending).toBe(0)
  k.close()
})

it.each([undefined, null, 5, {}])('a trigger cannot be %j', (trigger) => {
  const { events, close } = createRig()
  expect(refusalOf(() => events.on_edge(trigger as never, () => {})).code).toBe('KAITHEM_TYPE')
  close()
})

it('an expression that fails while it runs is reported, and asked again later', async () => {
  const clock = new ManualClock(1000)
  const lines: string[] = []
  const log = { debug: () => {}, info: () => {}, warn: () => {}, error: (text: string) => lines.push(text) }
  const k = createKaithem({ clock, log })
  k.events.event('nothing.there', () => {}, { name: 'bad' })
  await clock.advance(20)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/event bad: .*nothing/)
  expect(k.message.recent('/system/errors/events/kaithem/bad').length).toBeGreaterThan(2)
  expect(k.message.recent('/system/notifications/errors')).toHaveLength(1)
  k.close()
})
