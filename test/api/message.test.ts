/** kaithem.message, heading by heading. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKaithem, type Kaithem, ManualClock } from '../../lib/index.ts'

let clock: ManualClock
let kaithem: Kaithem
let errors: string[]
const code = (name: string) => expect.objectContaining({ code: name })

beforeEach(() => {
  clock = new ManualClock(1_700_000_000)
  errors = []
  const note = (text: string): void => void errors.push(text)
  kaithem = createKaithem({ clock, log: { debug: () => {}, info: () => {}, warn: note, error: note } })
})
afterEach(() => kaithem.close())

describe('kaithem.message.post(topic,message, timestamp=None, annotation=None)', () => {
  it('kaithem.message.post delivers after it has returned, first in first out', async () => {
    const seen: unknown[] = []
    kaithem.message.subscribe('/a', (message: unknown) => seen.push(message))
    for (const number of [1, 2, 3]) kaithem.message.post('/a', number)
    expect(seen).toEqual([])
    await clock.advance(0)
    expect(seen).toEqual([1, 2, 3])
  })

  it('kaithem.message.post takes foo for /foo, and passes any object on as it is', async () => {
    const thing = { list: [1], self: undefined as unknown }
    thing.self = thing
    const seen: unknown[] = []
    kaithem.message.subscribe('/foo', (topic: string, message: unknown) => seen.push(topic, message))
    kaithem.message.post('foo', thing)
    await clock.advance(0)
    expect(seen[0]).toBe('/foo')
    expect(seen[1]).toBe(thing)
  })

  it('kaithem.message.post fills in the present time and a null annotation', async () => {
    const seen: unknown[] = []
    kaithem.message.subscribe('/a', (...all: [string, unknown, number, unknown]) => seen.push(all))
    kaithem.message.post('/a', 1)
    kaithem.message.post('/a', 2, 0)
    kaithem.message.post('/a', 3, 5, 'mine')
    kaithem.message.post('/a', 4, { timestamp: 6, annotation: 'options' })
    await clock.advance(0)
    expect(seen).toEqual([
      ['/a', 1, 1_700_000_000, null],
      ['/a', 2, 1_700_000_000, null],
      ['/a', 3, 5, 'mine'],
      ['/a', 4, 6, 'options'],
    ])
  })

  it('kaithem.message.post refuses topics that are no text or too long, and times that are no number', () => {
    expect(() => kaithem.message.post(7 as never, 1)).toThrow(code('KAITHEM_TYPE'))
    expect(() => kaithem.message.post('x'.repeat(1025), 1)).toThrow(code('KAITHEM_VALUE'))
    expect(() => kaithem.message.post('/a', 1, 'now' as never)).toThrow(code('KAITHEM_TYPE'))
    expect(() => kaithem.message.post('/a', 1, [] as never)).toThrow(code('KAITHEM_TYPE'))
  })
})

describe('kaithem.message.subscribe(topic,callback)', () => {
  it('kaithem.message.subscribe gives one, two or four arguments', async () => {
    const seen: unknown[] = []
    kaithem.message.subscribe('/a', (message: unknown) => seen.push([message]))
    kaithem.message.subscribe('/a', (topic: string, message: unknown) => seen.push([topic, message]))
    kaithem.message.subscribe('/a', (topic: string, message: unknown, time: number, annotation: unknown) =>
      seen.push([topic, message, time, annotation]),
    )
    kaithem.message.post('/a', 'm', 9, 'note')
    await clock.advance(0)
    expect(seen).toEqual([['m'], ['/a', 'm'], ['/a', 'm', 9, 'note']])
  })

  it('kaithem.message.subscribe refuses three arguments, and takes a count that the function does not tell', async () => {
    expect(() => kaithem.message.subscribe('/a', (_a: unknown, _b: unknown, _c: unknown) => {})).toThrow(
      code('KAITHEM_VALUE'),
    )
    const seen: unknown[] = []
    kaithem.message.subscribe('/a', (...all: unknown[]) => seen.push(all.length), { args: 2 })
    kaithem.message.subscribe('/a', (...all: unknown[]) => seen.push(all.length))
    kaithem.message.post('/a', 1)
    await clock.advance(0)
    expect(seen).toEqual([2, 4])
  })

  it.each([
    ['/foo/#', ['/foo', '/foo/bar', '/foo/any/thing'], ['/food', '/bar']],
    ['/foo/+', ['/foo/bar', '/foo/'], ['/foo', '/foo/bar/baz']],
    ['/+/temp', ['/hall/temp'], ['/temp', '/a/b/temp']],
    ['#', ['/', '/a', '/a/b'], []],
    ['/foo#', ['/foo#'], ['/foo', '/foo/bar']],
  ])('kaithem.message.subscribe follows the rules of MQTT for %s', async (filter, taken, left) => {
    const seen: string[] = []
    kaithem.message.subscribe(filter, (topic: string, _message: unknown) => seen.push(topic))
    for (const topic of [...taken, ...left]) kaithem.message.post(topic, 1)
    await clock.advance(0)
    expect(seen).toEqual(taken)
  })

  it('kaithem.message.subscribe reports errors in the callback and goes on', async () => {
    const seen: unknown[] = []
    kaithem.message.subscribe('/a', (_message: unknown) => {
      throw new Error('my fault')
    })
    kaithem.message.subscribe('/#', async (_message: unknown) => Promise.reject(new Error('later')))
    kaithem.message.subscribe('/a', (message: unknown) => seen.push(message))
    kaithem.message.post('/a', 1)
    await clock.advance(0)
    expect(seen).toEqual([1])
    expect(errors).toEqual([expect.stringContaining('my fault'), expect.stringContaining('later')])
  })

  it('kaithem.message.subscribe keeps the callback alive until its subscription ends', async () => {
    const seen: unknown[] = []
    const ends = [
      (off: { (): void; unsubscribe(): void; dispose(): void }) => off(),
      (off: { unsubscribe(): void }) => off.unsubscribe(),
      (off: { dispose(): void }) => off.dispose(),
    ]
    const offs = ends.map((_, index) => kaithem.message.subscribe('/a', (_message: unknown) => seen.push(index)))
    kaithem.message.post('/a', 1)
    await clock.advance(0)
    for (const [index, end] of ends.entries()) end(offs[index] as (typeof offs)[0])
    kaithem.message.post('/a', 2)
    await clock.advance(0)
    expect(seen).toEqual([0, 1, 2])
  })
})

describe('kaithem.message', () => {
  it('kaithem.message.unsubscribe ends one subscription of a function, under either name of the topic', async () => {
    const seen: unknown[] = []
    const note = (message: unknown): number => seen.push(message)
    kaithem.message.subscribe('/a', note)
    kaithem.message.subscribe('a', note)
    kaithem.message.unsubscribe('a', note)
    kaithem.message.post('/a', 1)
    await clock.advance(0)
    expect(seen).toEqual([1])
    kaithem.message.unsubscribe('/a', note)
    kaithem.message.unsubscribe('/a', note)
    kaithem.message.post('/a', 2)
    await clock.advance(0)
    expect(seen).toEqual([1])
  })

  it('kaithem.message.recent keeps the last hundred of a topic in memory, at once', () => {
    for (let number = 1; number <= 120; number++) kaithem.message.post('/a', number)
    kaithem.message.post('/b', 'other', 5, 'note')
    expect(kaithem.message.recent('a').map(({ message }) => message)).toEqual(
      Array.from({ length: 100 }, (_, i) => i + 21),
    )
    expect(kaithem.message.recent('/b')).toEqual([{ topic: '/b', message: 'other', timestamp: 5, annotation: 'note' }])
    expect(kaithem.message.recent('/nobody')).toEqual([])
    expect(() => kaithem.message.recent(7 as never)).toThrow(code('KAITHEM_TYPE'))
  })

  it('kaithem.message.topics names the topics that were posted to, sorted', () => {
    for (const topic of ['/b', 'a', '/b']) kaithem.message.post(topic, 1)
    expect(kaithem.message.topics()).toEqual(['/a', '/b'])
  })
})
