import { describe, expect, it } from 'vitest'
import { codeOf, createRig } from './support.ts'

describe('setting the default claim', () => {
  it('is now, annotated, by the one who set it', () => {
    const tag = createRig().tags.get('a')
    tag.value = 5
    expect([tag.value, tag.timestamp, tag.annotation]).toEqual([5, 1000, 'Set via value property'])
    expect(tag.claims()[0]).toMatchObject({ name: 'default', owner: 'root', active: true })
  })

  it('pushes the first value ever even if it equals the default, then only changes', () => {
    const tag = createRig().tags.get('a')
    const seen: number[] = []
    tag.subscribe((value) => seen.push(value))
    for (const value of [0, 0, 1, 1, 0]) tag.value = value
    expect(seen).toEqual([0, 1, 0])
  })

  it('pushes NaN every time', () => {
    const tag = createRig().tags.get('a')
    let count = 0
    tag.subscribe(() => count++)
    tag.value = Number.NaN
    tag.value = Number.NaN
    expect(count).toBe(2)
  })

  it('tracks the pushed value without subscribers', () => {
    const tag = createRig().tags.get('a')
    tag.value = 3
    let count = 0
    tag.subscribe(() => count++)
    tag.value = 3
    expect(count).toBe(0)
  })

  it('stores but does not push a value with timestamp 0', () => {
    const tag = createRig().tags.get('a')
    let count = 0
    tag.subscribe(() => count++)
    tag(5, 0)
    expect([tag.value, tag.timestamp, count]).toEqual([5, 0, 0])
    tag(5)
    expect(count).toBe(1)
  })

  it('accepts an older time on the active claim', () => {
    const tag = createRig().tags.get('a')
    tag(5, 900, 'a')
    tag(6, 800, 'b')
    expect([tag.value, tag.timestamp, tag.annotation]).toEqual([6, 800, 'b'])
  })

  it.each([
    [-1, 'KAITHEM_VALUE'],
    [Number.NaN, 'KAITHEM_VALUE'],
    [Number.POSITIVE_INFINITY, 'KAITHEM_VALUE'],
    ['now' as never, 'KAITHEM_TYPE'],
  ])('refuses the time %s', (time, code) => {
    const tag = createRig().tags.get('a')
    expect(codeOf(() => tag(1, time))).toBe(code)
    expect(tag.timestamp).toBe(0)
  })
})

describe('which claim rules', () => {
  it.each([
    ['higher priority', 60, 1000, 'c'],
    ['lower priority', 40, 1001, 'default'],
    ['equal and newer', 50, 1001, 'c'],
    ['equal and as old', 50, 1000, 'default'],
    ['equal and older', 50, 999, 'default'],
    ['negative priority', -5, 1001, 'default'],
  ])('%s', (_, priority, time, source) => {
    const tag = createRig().tags.get('a')
    tag.value = 1
    tag.claim(2, 'c', priority, time)
    expect(tag.currentSource).toBe(source)
  })

  it('lets equal claims steal from each other, the last writer winning', async () => {
    const { tags, clock } = createRig()
    const tag = tags.get('a')
    tag.value = 1
    await clock.advance(1)
    const claim = tag.claim(5, 'c')
    expect(tag.value).toBe(5)
    await clock.advance(1)
    tag.value = 2
    expect(tag.value).toBe(2)
    await clock.advance(1)
    claim.set(6)
    expect(tag.value).toBe(6)
  })

  it('only remembers what a weaker claim is set to', () => {
    const tag = createRig().tags.get('a')
    const seen: number[] = []
    tag.claim(1, 'strong', 80)
    tag.subscribe((value) => seen.push(value))
    tag.value = 7
    expect([tag.value, seen]).toEqual([1, []])
    tag.claim(1, 'strong', 80).release()
    expect([tag.value, seen]).toEqual([7, [7]])
  })

  it('hands over with time and annotation', () => {
    const tag = createRig().tags.get('a')
    tag(7, 500, 'note')
    const claim = tag.claim(1, 'strong', 80)
    const seen: unknown[] = []
    tag.subscribe((...all) => seen.push(all))
    claim.release()
    expect(seen).toEqual([[7, 500, 'note']])
    expect([tag.timestamp, tag.annotation]).toEqual([500, 'note'])
  })

  it('chooses again when the priority of the active claim changes', () => {
    const tag = createRig().tags.get('a')
    const a = tag.claim(1, 'a', 80)
    const b = tag.claim(2, 'b', 70)
    a.setPriority(60)
    expect(tag.value).toBe(2)
    b.setPriority(10)
    expect(tag.value).toBe(1)
    b.setPriority(90)
    expect(tag.value).toBe(2)
    tag.claim(3, 'b', 20)
    expect([tag.value, b.value]).toEqual([1, 3])
  })

  it('tells subscribers that a claim is over also when nothing else was ever set', () => {
    const tag = createRig().tags.get('a')
    const seen: [number, number][] = []
    tag.subscribe((value, timestamp) => seen.push([value, timestamp]))
    const claim = tag.claim(1, 'person', 80)
    claim.release()
    expect(seen.map(([value]) => value)).toEqual([1, 0])
    expect(seen[1]?.[1]).toBe(0)
  })

  it('keeps the last sixteen released claims for reviving', () => {
    const { tags, registry } = createRig()
    const tag = tags.get('a')
    for (let index = 0; index < 100; index++) tag.claim(index, `c${index}`, 60).release()
    expect(registry.find('/a')?.claims?.size).toBe(16)
  })
})

describe('what one change may set off', () => {
  it('stops a subscriber that sets its own tag without end', () => {
    const { tags, codes } = createRig()
    const tag = tags.get('a')
    const other: number[] = []
    tag.subscribe((value) => {
      tag.value = value + 1
    })
    tag.subscribe((value) => other.push(value))
    tag.value = 1
    expect(codes()).toContain('KAITHEM_LOOP')
    tags.get('b').value = 5
    expect(tags.get('b').value).toBe(5)
  })

  it('stops two tags that drive each other', () => {
    const { tags, codes } = createRig()
    tags.get('a').subscribe((value) => (tags.get('b').value = value + 1))
    tags.get('b').subscribe((value) => (tags.get('a').value = value + 1))
    tags.get('a').value = 1
    expect(codes()).toEqual(['KAITHEM_LOOP'])
  })
})

describe('getters', () => {
  it('are asked once and pushed when assigned', () => {
    const tag = createRig().tags.get('a')
    tag.value = 1
    const seen: number[] = []
    tag.subscribe((value) => seen.push(value))
    let calls = 0
    tag.value = () => {
      calls++
      return 7
    }
    expect([seen, calls, tag.isDynamic()]).toEqual([[7], 1, true])
  })

  it('on a claim that another owner closes end with it; on the default claim the value stays', () => {
    const { scope, tags } = createRig()
    const { owner, tags: mine } = scope('node')
    mine.get('a').value = () => 5
    mine.get('b').claim(() => 6, 'c', 60)
    expect([tags.get('a').value, tags.get('b').value]).toEqual([5, 6])
    owner.dispose()
    expect([tags.get('a').value, tags.get('a').isDynamic(), tags.get('b').value]).toEqual([5, false, 0])
  })
})
