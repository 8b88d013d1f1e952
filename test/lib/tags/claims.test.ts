import { describe, expect, it } from 'vitest'
import { checkPriority } from '../../../lib/tags/claims.ts'
import { codeOf, createRig } from './support.ts'

describe('tag.claim', () => {
  it('takes everything in order or as options', () => {
    const { tags } = createRig()
    const a = tags.get('a').claim(1, 'c', 60, 900, 'x', 200)
    const b = tags.get('b').claim(1, { name: 'c', priority: 60, timestamp: 900, annotation: 'x', expiration: 200 })
    const c = tags.get('c').claim(1, 'c', { priority: 60, timestamp: 900, annotation: 'x', expiration: 200 })
    const d = tags.get('d').claim(1, 'c', 60, { timestamp: 900, annotation: 'x', expiration: 200 })
    for (const claim of [a, b, c, d]) {
      expect([claim.name, claim.value, claim.priority, claim.timestamp]).toEqual(['c', 1, 60, 900])
      expect([claim.annotation, claim.expiration, claim.expiredPriority]).toEqual(['x', 200, 0])
    }
  })

  it('gives the tag to the last writer of an instant, never to an older or equal timestamp that was given', () => {
    const { tags } = createRig()
    const tag = tags.get('a')
    tag.value = 6
    const claim = tag.claim(5)
    expect(tag.value).toBe(5)
    tag.value = 7
    expect(tag.value).toBe(7)
    claim.set(8)
    expect(tag.value).toBe(8)
    tag.default_claim.set(9, claim.timestamp)
    expect(tag.value).toBe(8)
    tag.claim(1, 'a', 60)
    tag.claim(2, 'b', 60)
    expect(tag.value).toBe(2)
    tag.value = () => 3
    expect(tag.value).toBe(2)
  })

  it('knows the last writer of an instant when the one in force ends', () => {
    const { tags } = createRig()
    const tag = tags.get('a')
    for (const [value, name] of [
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
    ] as const)
      tag.claim(value, name, 60)
    const top = tag.claim(9, 'top', 90)
    tag.set_claim_val('a', 4)
    top.release()
    expect(tag.value).toBe(4)
    expect(tag.claims().map(({ name }) => name)).toEqual(['a', 'c', 'b', 'default'])
  })

  it('has defaults, and a new name each time', () => {
    const tag = createRig().tags.get('a')
    const [a, b] = [tag.claim(1), tag.claim(2)]
    expect(a.name).not.toBe(b.name)
    expect([a.priority, a.timestamp, a.annotation, a.expiration]).toEqual([50, 1000, null, 0])
  })

  it.each([
    [undefined, 50],
    [null, 50],
    [0, 50],
    ['', 50],
    [100, 100],
    [-3, -3],
  ])('priority %j is %d', (priority, expected) => {
    expect(checkPriority(priority, 50)).toBe(expected)
  })

  it.each([
    [101, 'KAITHEM_VALUE'],
    [Number.NaN, 'KAITHEM_VALUE'],
    ['high', 'KAITHEM_TYPE'],
  ])('priority %j is refused', (priority, code) => {
    expect(codeOf(() => checkPriority(priority, 50))).toBe(code)
  })

  it('claims nothing when the value or the priority is bad', () => {
    const tag = createRig().tags.get('a')
    expect(codeOf(() => tag.claim('abc', 'c', 60))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => tag.claim(1, 'c', 200))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => tag.claim(1, 5 as never))).toBe('KAITHEM_TYPE')
    expect(codeOf(() => tag.claim(1, 'c', 60, -5))).toBe('KAITHEM_VALUE')
    expect(tag.claims().map(({ name }) => name)).toEqual(['default'])
  })

  it('gives the same claim for the same name, updated; the priority stays when left out', () => {
    const tag = createRig().tags.get('a')
    const claim = tag.claim(1, 'c', 60)
    expect(tag.claim(2, 'c')).toBe(claim)
    expect([claim.value, claim.priority]).toEqual([2, 60])
    claim.release()
    expect([claim.released, tag.value]).toEqual([true, 0])
    expect(tag.claim(3, 'c')).toBe(claim)
    expect([claim.released, tag.value, claim.priority]).toEqual([false, 3, 60])
  })

  it('leaves an existing claim alone when the new value is bad', () => {
    const tag = createRig().tags.get('a')
    const claim = tag.claim(1, 'c', 60)
    expect(codeOf(() => tag.claim('x', 'c', 70))).toBe('KAITHEM_VALUE')
    expect([claim.value, claim.priority]).toEqual([1, 60])
  })
})

describe('owners of claims', () => {
  it('release them when they close; a claim made again belongs to the last', () => {
    const { scope, tags } = createRig()
    const [a, b] = [scope('a'), scope('b')]
    a.tags.get('t').claim(1, 'c', 60)
    b.tags.get('t').claim(2, 'c', 60)
    expect(tags.get('t').claims()[0]).toMatchObject({ name: 'c', owner: 'b' })
    a.owner.dispose()
    expect(tags.get('t').value).toBe(2)
    b.owner.dispose()
    expect(tags.get('t').value).toBe(0)
    expect(codeOf(() => b.tags.get('t').claim(1))).toBe('KAITHEM_CLOSED')
  })

  it('are released even if the handler objects', () => {
    const { scope, tags, codes } = createRig()
    const { owner, tags: mine } = scope('a')
    tags.get('t').value = 1
    mine.get('t').claim(5, 'c', 60)
    tags.get('t').setHandler(() => {
      throw new Error('no')
    })
    owner.dispose()
    expect([tags.get('t').value, codes()]).toEqual([1, ['Error: no']])
  })

  it('cannot revive claims once closed', () => {
    const { scope } = createRig()
    const { owner, tags } = scope('a')
    const claim = tags.get('t').claim(5, 'c', 60)
    owner.dispose()
    expect(codeOf(() => claim.set(1))).toBe('KAITHEM_CLOSED')
  })
})

describe('set_claim_val', () => {
  it('sets an existing claim, also the default one', () => {
    const { tags } = createRig()
    const tag = tags.get('a')
    tag.claim(1, 'c', 60)
    tag.set_claim_val('c', 2, null, 'x')
    tag.setClaimVal('default', 9, 900)
    expect(tag.claims().map(({ value, timestamp }) => [value, timestamp])).toEqual([
      [2, 1000],
      [9, 900],
    ])
    expect(codeOf(() => tag.set_claim_val('nobody', 1))).toBe('KAITHEM_KEY')
  })
})

describe('claims()', () => {
  it('answers why, best first', async () => {
    const { tags, scope, clock } = createRig()
    const lamp = tags.get('lamp')
    lamp.max = 1
    lamp.value = 0
    scope('alarm').tags.get('lamp').claim(7, 'alarm', 80, null, 'smoke', 5)
    scope('night').tags.get('lamp').claim(0, 'night', 60)
    lamp.claim(1, 'gone', 99).release()
    await clock.advance(2)
    expect(lamp.claims()).toEqual([
      expect.objectContaining({
        name: 'alarm',
        priority: 80,
        value: 7,
        age: 2,
        owner: 'alarm',
        active: true,
        expiration: 5,
      }),
      expect.objectContaining({ name: 'night', effectivePriority: 60, owner: 'night', active: false, expired: false }),
      expect.objectContaining({ name: 'default', owner: 'root', annotation: 'Set via value property' }),
    ])
    await clock.advance(4)
    expect(lamp.claims()[2]).toMatchObject({ name: 'alarm', priority: 80, effectivePriority: 0, expired: true })
  })
})
