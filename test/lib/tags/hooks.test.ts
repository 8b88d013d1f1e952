import { describe, expect, it } from 'vitest'
import { codeOf, createRig } from './support.ts'

describe('setHandler', () => {
  it('is called before the value is stored and before subscribers', () => {
    const tag = createRig().tags.get('a')
    const seen: unknown[] = []
    tag.setHandler((value, time, annotation) => seen.push(['handler', value, time, annotation, tag.lastValue]))
    tag.subscribe((value) => seen.push(['subscriber', value, tag.lastValue]))
    tag(5, 900, 'x')
    tag(5, 901, 'x')
    expect(seen).toEqual([
      ['handler', 5, 900, 'x', 0],
      ['subscriber', 5, 5],
    ])
  })

  it('that throws leaves everything as it was, and the setter gets the error', () => {
    const tag = createRig().tags.get('a')
    tag(1, 900, 'before')
    const seen: number[] = []
    tag.subscribe((value) => seen.push(value))
    tag.setHandler((value) => {
      if (value > 10) throw new Error('too high')
    })
    for (const set of [
      () => (tag.value = 20),
      () => tag(20),
      () => tag.claim(20, 'c', 60),
      () => (tag.value = () => 20),
      () => (tag.min = 20),
    ]) {
      expect(set).toThrow('too high')
      expect([tag.value, tag.timestamp, tag.annotation, tag.currentSource]).toEqual([1, 900, 'before', 'default'])
    }
    expect([seen, tag.claims().length, tag.isDynamic(), tag.min]).toEqual([[], 1, false, -1e18])
    tag.value = 5
    expect(seen).toEqual([5])
  })

  it('may keep a claim from being released', () => {
    const tag = createRig().tags.get('a')
    tag.value = 1
    const claim = tag.claim(5, 'c', 60)
    tag.setHandler((value) => {
      if (value === 1) throw new Error('stay')
    })
    expect(() => claim.release()).toThrow('stay')
    expect([claim.released, tag.value]).toEqual([false, 5])
  })

  it('is shown when a getter in the background is refused', async () => {
    const { tags, clock, codes } = createRig()
    const tag = tags.get('a')
    let answer = 1
    tag.interval = 1
    tag.value = () => answer
    tag.setHandler((value) => {
      if (value > 5) throw new Error('no')
    })
    answer = 9
    await clock.advance(1)
    expect([tag.lastValue, codes()]).toEqual([1, ['Error: no']])
    expect(() => tag.pull()).toThrow('no')
  })

  it('is one per tag, removed by null and by its owner', () => {
    const { tags, scope, root, registry } = createRig()
    const seen: string[] = []
    const tag = tags.get('a')
    const size = root.size
    tag.setHandler(() => seen.push('first'))
    tag.setHandler(() => seen.push('second'))
    tag.value = 1
    tag.setHandler(null)
    tag.value = 2
    expect([seen, root.size, registry.find('a')?.hooks]).toEqual([['second'], size, undefined])
    const { owner, tags: mine } = scope('node')
    mine.get('a').set_handler(() => seen.push('third'))
    mine.get('a').onSourceChanged = () => seen.push('source')
    owner.dispose()
    tag.value = 3
    tag.claim(1, 'c', 60)
    expect([seen, tag.onSourceChanged]).toEqual([['second'], null])
    expect(codeOf(() => tag.setHandler('x' as never))).toBe('KAITHEM_TYPE')
  })

  it('that sets its own tag ends in a coded error', () => {
    const { tags } = createRig()
    const tag = tags.get('a')
    tag.setHandler((value) => {
      tag.value = value + 1
    })
    expect(codeOf(() => (tag.value = 1))).toBe('KAITHEM_LOOP')
    expect(tag.value).toBe(0)
  })
})

describe('a callback that is async', () => {
  const late = (): Promise<never> => Promise.reject(new Error('late'))

  it.each(['setHandler', 'onSourceChanged', 'on_subscriber_error'])('%s: its failure is shown', async (way) => {
    const { tags, clock, codes } = createRig()
    const tag = tags.get('a')
    if (way === 'setHandler') tag.setHandler(late)
    else if (way === 'onSourceChanged') tag.onSourceChanged = late
    else tags.on_subscriber_error(late)
    if (way === 'on_subscriber_error') tag.subscribe(() => Promise.reject(new Error('first')))
    tag.claim(1, 'c', 60)
    await clock.advance(0)
    await clock.advance(0)
    expect(codes().at(-1)).toBe('Error: late')
    expect(tag.value).toBe(1)
  })
})

it.each(['set_handler', 'onSourceChanged'])('%s through a closed owner is refused; the present one stays', (way) => {
  const { tags, scope } = createRig()
  const seen: unknown[] = []
  const tag = tags.get('a')
  tag.setHandler((value) => seen.push(value))
  tag.onSourceChanged = (name) => seen.push(name)
  const { owner, tags: mine } = scope('node')
  const old = mine.get('a')
  owner.dispose()
  const set =
    way === 'set_handler' ? () => old.setHandler(() => 0) : () => Reflect.set(old, 'onSourceChanged', () => 0, old)
  expect(codeOf(set)).toBe('KAITHEM_CLOSED')
  tag.claim(1, 'c', 60)
  expect(seen).toEqual([1, 'c'])
})
