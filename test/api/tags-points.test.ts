/** Tag points, name by name: value, description, subscribers, getters. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKaithem, type Kaithem, ManualClock } from '../../lib/index.ts'
import { createMemoryStore } from '../../lib/platform/fake/store.ts'

let clock: ManualClock
let kaithem: Kaithem
let errors: string[]
const store = createMemoryStore()
const code = (name: string) => expect.objectContaining({ code: name })

beforeEach(() => {
  clock = new ManualClock(1_700_000_000)
  errors = []
  const note = (text: string): void => void errors.push(text)
  kaithem = createKaithem({ clock, store, log: { debug: () => {}, info: () => {}, warn: note, error: note } })
})
afterEach(() => kaithem.close())

/** Values the tag tells its subscribers. */
function watch(name: string): unknown[] {
  const seen: unknown[] = []
  kaithem.tags.get(name).subscribe((value) => seen.push(value))
  return seen
}

describe('tag points', () => {
  it('kaithem.tags.StringTagPointClass#name is the normalised name', () => {
    expect(kaithem.tags.StringTag('s').name).toBe('/s')
  })

  it('kaithem.tags.StringTagPointClass#type is one of four', () => {
    const { tags } = kaithem
    const all = [tags.get('a'), tags.StringTag('s'), tags.ObjectTag('o'), tags.BinaryTag('b')]
    expect(all.map(({ type }) => type)).toEqual(['number', 'string', 'object', 'binary'])
  })

  it('kaithem.tags.StringTagPointClass#value sets the default claim and is what calling the tag gives', () => {
    const tag = kaithem.tags.get('/a')
    tag.value = ' 21.5 '
    expect([tag.value, tag(), tag.currentSource, tag.annotation]).toEqual([
      21.5,
      21.5,
      'default',
      'Set via value property',
    ])
    tag(22, 5, 'note')
    expect([tag.value, tag.timestamp, tag.annotation]).toEqual([22, 5, 'note'])
    expect(() => Object.assign(tag, { value: 'warm' })).toThrow(code('KAITHEM_VALUE'))
    for (const bad of [null, undefined, [], {}]) {
      expect(() => Object.assign(tag, { value: bad })).toThrow(code('KAITHEM_TYPE'))
    }
    expect(tag.value).toBe(22)
  })

  it('kaithem.tags.StringTagPointClass#timestamp is 0 until the tag is set', () => {
    const tag = kaithem.tags.StringTag('/s')
    expect(tag.timestamp).toBe(0)
    tag.value = 'x'
    expect(tag.timestamp).toBe(1_700_000_000)
  })

  it('kaithem.tags.StringTagPointClass#annotation comes with the value', () => {
    const tag = kaithem.tags.get('/a')
    const seen: unknown[] = []
    tag.subscribe((_value, _time, annotation) => seen.push(annotation))
    tag(1, null, 'mine')
    expect([tag.annotation, seen]).toEqual(['mine', ['mine']])
  })

  it('kaithem.tags.StringTagPointClass#age counts seconds since the timestamp', async () => {
    const tag = kaithem.tags.get('/a')
    tag.value = 1
    await clock.advance(5)
    expect(tag.age).toBe(5)
    expect(kaithem.tags.get('/never').age).toBe(1_700_000_005)
  })

  it('kaithem.tags.StringTagPointClass#lastValue does not ask the getter', () => {
    let asked = 0
    const tag = kaithem.tags.get('/a')
    tag.value = () => ++asked
    const before = asked
    expect([tag.lastValue, asked]).toEqual([before, before])
    expect(tag.value).toBe(before + 1)
    expect(tag.last_value).toBe(before + 1)
  })

  it('kaithem.tags.StringTagPointClass#default shows until the tag is set', () => {
    const tag = kaithem.tags.StringTag('/s')
    tag.default = 'none'
    expect([tag.value, tag.timestamp, tag.annotation]).toEqual(['none', 0, 'Code default'])
    tag.default = null
    expect(tag.value).toBe('')
    tag.value = 'set'
    tag.default = 'late'
    expect(tag.value).toBe('set')
    expect(() => Object.assign(kaithem.tags.get('/a'), { default: 'warm' })).toThrow(code('KAITHEM_VALUE'))
  })

  it('kaithem.tags.StringTagPointClass#description is free text for everybody', () => {
    kaithem.tags.get('/a').description = 'at the door'
    expect(kaithem.scope('other').tags['/a'].description).toBe('at the door')
  })

  it('kaithem.tags.StringTagPointClass#owner is free text', () => {
    kaithem.tags.get('/a').owner = 'heating'
    expect(kaithem.tags.get('/a').owner).toBe('heating')
  })

  it('kaithem.tags.StringTagPointClass#subtype limits numeric tags that are bool or tristate', () => {
    const tag = kaithem.tags.get('/a')
    tag.subtype = 'bool'
    tag.value = 7
    expect([tag.value, tag.min, tag.max]).toEqual([1, 0, 1])
    tag.subtype = 'tristate'
    tag.value = -7
    expect(tag.value).toBe(-1)
  })

  it('kaithem.tags.StringTagPointClass#enum is kept as it is', () => {
    kaithem.tags.get('/a').enum = { 0: 'shut', 1: 'open' }
    expect(kaithem.tags.get('/a').enum).toEqual({ 0: 'shut', 1: 'open' })
  })

  it('kaithem.tags.StringTagPointClass#writable is false for expressions, and enforces nothing', () => {
    const tag = kaithem.tags.get("=tv('/a') + 1")
    expect([tag.writable, kaithem.tags.get('/a').writable]).toEqual([false, true])
    kaithem.tags.get('/b').writable = false
    kaithem.tags.get('/b').value = 3
    expect(kaithem.tags.get('/b').value).toBe(3)
  })

  it('kaithem.tags.StringTagPointClass#is_input_only is advice', () => {
    const tag = kaithem.tags.get('/a')
    tag.is_input_only = true
    tag.claim(5, 'override', 60)
    expect([tag.isInputOnly, tag.value]).toEqual([true, 5])
  })

  it('kaithem.tags.StringTagPointClass#unreliable tags pass values on without storing them', () => {
    const [from, to] = [kaithem.tags.get('/from'), kaithem.tags.get('/to')]
    const seen = watch('/to')
    from.unreliable = true
    from.subscribe(to)
    from.value = 3
    expect([from.value, to.value, seen]).toEqual([3, 0, [3]])
  })

  it('kaithem.tags.StringTagPointClass#interval asks a getter at most so often, and polls while somebody watches', async () => {
    let asked = 0
    const tag = kaithem.tags.get('/a')
    tag.interval = 10
    tag.value = () => ++asked
    const first = tag.value
    expect(tag.value).toBe(first)
    await clock.advance(100)
    expect(asked).toBe(first)
    const seen = watch('/a')
    await clock.advance(35)
    expect(seen.length).toBeGreaterThanOrEqual(3)
    tag.interval = null
    expect(tag.interval).toBe(0)
    expect(() => Object.assign(tag, { interval: 'often' })).toThrow(code('KAITHEM_VALUE'))
  })

  it('kaithem.tags.StringTagPointClass#restore brings the value back in another run, with its time', async () => {
    const tag = kaithem.tags.get('/kept')
    tag.restore = true
    tag.value = 19
    kaithem.close()
    await clock.advance(50)
    kaithem = createKaithem({ clock, store })
    const again = kaithem.tags.get('/kept')
    again.restore = true
    expect([again.value, again.timestamp, again.annotation]).toEqual([19, 1_700_000_000, 'Restored'])
    again.restore = false
    expect(store.get('tag:/kept')).toBeUndefined()
  })

  it('kaithem.tags.StringTagPointClass#evalContext gives names to expressions', () => {
    const tag = kaithem.tags.get('/a')
    tag.evalContext = { factor: 21 }
    tag.set_config_data({ overrideValue: '=factor * 2' })
    expect([tag.value, tag.eval_context]).toEqual([42, { factor: 21 }])
    tag.evalContext = null
    expect(tag.evalContext).toEqual({})
  })

  it('kaithem.tags.StringTagPointClass#subscribe tells each change before the set returns, once for each value', () => {
    const tag = kaithem.tags.get('/a')
    const seen: unknown[] = []
    const off = tag.subscribe((value, time, annotation) => seen.push([value, time, annotation]))
    tag(0, 5)
    tag(0, 6)
    tag(1, 7, 'x')
    off()
    tag(2, 8)
    expect(seen).toEqual([
      [0, 5, null],
      [1, 7, 'x'],
    ])
    expect(() => tag.subscribe(undefined as never)).toThrow(code('KAITHEM_TYPE'))
  })

  it('kaithem.tags.StringTagPointClass#subscribe calls at once if asked to, unless the tag was never set', () => {
    const tag = kaithem.tags.get('/a')
    const seen: unknown[] = []
    tag.subscribe((value) => seen.push(value), true)
    tag.value = 3
    tag.subscribe((value) => seen.push(value), { immediate: true })
    expect(seen).toEqual([3, 3])
  })

  it('kaithem.tags.StringTagPointClass#subscribe makes another tag or a claim follow', () => {
    const [tag, other, third] = ['/a', '/b', '/c'].map((name) => kaithem.tags.get(name))
    const claim = third?.claim(0, 'copy', 70)
    tag?.subscribe(other as object)
    tag?.subscribe(claim as object)
    tag?.(5, 9, 'note')
    expect([other?.value, other?.timestamp, other?.annotation, third?.value]).toEqual([5, 9, 'note', 5])
  })

  it('kaithem.tags.StringTagPointClass#unsubscribe ends it, an unknown function does nothing', () => {
    const tag = kaithem.tags.get('/a')
    const seen: unknown[] = []
    const note = (value: number): number => seen.push(value)
    tag.subscribe(note)
    tag.unsubscribe(() => {})
    tag.value = 1
    tag.unsubscribe(note)
    tag.value = 2
    expect(seen).toEqual([1])
  })

  it('kaithem.tags.StringTagPointClass#setHandler refuses a value before it is stored', () => {
    const tag = kaithem.tags.get('/a')
    const seen = watch('/a')
    tag.setHandler((value) => {
      if (value > 80) throw new Error('too hot')
    })
    tag.value = 20
    expect(() => Object.assign(tag, { value: 90 })).toThrow('too hot')
    expect([tag.value, seen]).toEqual([20, [20]])
    tag.set_handler(null)
    tag.value = 90
    expect(tag.value).toBe(90)
    expect(() => tag.setHandler(7 as never)).toThrow(code('KAITHEM_TYPE'))
  })

  it('kaithem.tags.StringTagPointClass#poll asks the getter when its interval is over', async () => {
    let asked = 0
    const tag = kaithem.tags.get('/a')
    tag.interval = 10
    tag.value = () => ++asked
    tag.poll()
    const before = asked
    tag.poll()
    expect(asked).toBe(before)
    await clock.advance(11)
    tag.poll()
    expect(tag.lastValue).toBe(before + 1)
  })

  it('kaithem.tags.StringTagPointClass#pull asks the getter now and tells subscribers', () => {
    let asked = 0
    const tag = kaithem.tags.get('/a')
    tag.interval = 10
    tag.value = () => ++asked
    const seen = watch('/a')
    const before = asked
    expect(tag.pull()).toBe(before + 1)
    expect(seen).toEqual([before + 1])
  })

  it('kaithem.tags.StringTagPointClass#recalc is poll', () => {
    let level = 1
    const tag = kaithem.tags.get('/a')
    tag.value = () => level
    level = 2
    tag.recalc()
    expect(tag.lastValue).toBe(2)
  })

  it('kaithem.tags.StringTagPointClass#fastPush reaches subscribers and stores nothing', () => {
    const tag = kaithem.tags.get('/a')
    const seen: unknown[] = []
    tag.subscribe((value, time, annotation) => seen.push([value, time, annotation]))
    tag.fastPush(0.5)
    tag.fast_push(0.5, 7, 'x')
    expect(seen).toEqual([
      [0.5, 1_700_000_000, null],
      [0.5, 7, 'x'],
    ])
    expect([tag.value, tag.timestamp]).toEqual([0, 0])
  })

  it('kaithem.tags.StringTagPointClass#isDynamic is true for getters and expressions', () => {
    const tag = kaithem.tags.get('/a')
    expect(tag.isDynamic()).toBe(false)
    tag.value = () => 1
    expect([tag.is_dynamic(), kaithem.tags.get("=tv('/a')").isDynamic()]).toEqual([true, true])
  })
})
