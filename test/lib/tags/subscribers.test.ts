import { describe, expect, it } from 'vitest'
import { codeOf, createRig } from './support.ts'

describe('subscribe', () => {
  it('posts the number of subscribers', () => {
    const { tags, posted } = createRig()
    const off = tags.get('a').subscribe(() => {})
    off()
    off()
    expect(posted).toEqual(['created=/a', 'subscribers/a=1', 'subscribers/a=0'])
  })

  it.each([
    [0, []],
    [5, [5]],
  ])('immediate calls once, unless never set (%d)', (value, expected) => {
    const tag = createRig().tags.get('a')
    const seen: number[] = []
    if (value !== 0) tag.value = value
    tag.subscribe((got) => seen.push(got), true)
    expect(seen).toEqual(expected)
  })

  it.each([
    [{ immediate: true }, [5]],
    [{ immediate: false }, []],
    [{}, []],
  ])('takes options: %j', (options, expected) => {
    const tag = createRig().tags.get('a')
    const seen: number[] = []
    tag.value = 5
    tag.subscribe((got) => seen.push(got), options)
    expect(seen).toEqual(expected)
  })

  it('ignores the same function the second time, with a warning', async () => {
    const { tags, bus, clock, scope } = createRig()
    const tag = tags.get('a')
    let count = 0
    const listener = (): number => count++
    expect(tag.subscribe(listener)).toBe(tag.subscribe(listener))
    scope('other').tags.get('a').subscribe(listener)
    tag.value = 1
    await clock.advance(0)
    expect(count).toBe(2)
    expect(bus.recent('/system/notifications/warnings')).toHaveLength(1)
  })

  it('unsubscribe knows functions, tags and claims, and forgives', () => {
    const { tags, registry } = createRig()
    const tag = tags.get('a')
    const other = tags.get('b')
    const claim = other.claim(0, 'c', 60)
    const listener = (): void => {}
    for (const subscriber of [listener, other, claim]) tag.subscribe(subscriber)
    expect(registry.find('a')?.subscribers).toHaveLength(3)
    for (const subscriber of [listener, other, claim, () => {}]) tag.unsubscribe(subscriber)
    expect(registry.find('a')?.subscribers).toHaveLength(0)
  })

  it('ends with the owner', () => {
    const { scope, tags, registry } = createRig()
    const { owner, tags: mine } = scope('node')
    mine.get('a').subscribe(() => {})
    owner.dispose()
    expect(registry.find('a')?.subscribers).toHaveLength(0)
    expect(codeOf(() => mine.get('a').subscribe(() => {}))).toBe('KAITHEM_CLOSED')
    expect(registry.find('a')?.subscribers).toHaveLength(0)
    expect(codeOf(() => tags.get('a').subscribe({} as never))).toBe('KAITHEM_TYPE')
  })
})

describe('tags and claims as subscribers', () => {
  it('copy value, time and annotation', () => {
    const { tags } = createRig()
    const [a, text] = [tags.get('a'), tags.StringTag('t')]
    const claim = tags.get('c').claim(0, 'follow', 70)
    a.subscribe(text)
    a.subscribe(claim)
    a(5, 900, 'note')
    expect([text.value, text.timestamp, text.annotation]).toEqual(['5', 900, 'note'])
    expect([claim.value, claim.timestamp, claim.annotation]).toEqual([5, 900, 'note'])
  })

  it('in a ring end by themselves', () => {
    const { tags, codes } = createRig()
    const [a, b, c] = [tags.get('a'), tags.get('b'), tags.get('c')]
    b.max = 5
    a.subscribe(b)
    b.subscribe(c)
    c.subscribe(a)
    a.value = 8
    expect([a.value, b.value, c.value]).toEqual([8, 5, 5])
    c.value = 2
    expect([a.value, b.value, c.value]).toEqual([2, 2, 2])
    expect(codes()).toEqual([])
  })

  it('show a value the other tag refuses as an error of the subscriber', () => {
    const { tags, codes } = createRig()
    tags.StringTag('s').subscribe(tags.get('n'))
    tags.StringTag('s').value = 'x'
    expect(codes()).toEqual(['KAITHEM_VALUE'])
  })
})

describe('fast_push', () => {
  it('only tells: nothing stored, checked or compared', () => {
    const { tags } = createRig()
    const tag = tags.get('a')
    const seen: unknown[] = []
    tag.subscribe((...all) => seen.push(all))
    tag.fast_push('frame' as never, 5, 'x')
    tag.fastPush(1)
    tag.fastPush(1)
    expect([seen, tag.value]).toEqual([
      [
        ['frame', 5, 'x'],
        [1, 1000, null],
        [1, 1000, null],
      ],
      0,
    ])
  })

  it('is how unreliable tags pass values on', () => {
    const { tags } = createRig()
    const [a, b] = [tags.get('a'), tags.get('b')]
    const seen: number[] = []
    a.unreliable = true
    a.subscribe(b)
    b.subscribe((value) => seen.push(value))
    a.value = 3
    expect([a.value, b.value, seen]).toEqual([3, 0, [3]])
  })
})
