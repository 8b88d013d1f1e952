import { describe, expect, it } from 'vitest'
import { Claim } from '../../../lib/tags/claim.ts'
import { codeOf, createRig } from './support.ts'

describe('claims as users hold them', () => {
  it('are functions that set', () => {
    const tag = createRig().tags.get('a')
    const claim = tag.claim(1, 'c', 60)
    claim(5, 900, 'x')
    expect([tag.value, claim.value, claim.timestamp, claim.annotation]).toEqual([5, 5, 900, 'x'])
    claim.set(6)
    expect([claim.timestamp, claim.annotation]).toEqual([1000, null])
    expect(codeOf(() => (claim as unknown as () => void)())).toBe('KAITHEM_VALUE')
    expect([claim.name, claim.tag, claim.active, claim instanceof Claim]).toEqual(['c', tag, true, true])
  })

  it('keep their own value whatever the limits', () => {
    const tag = createRig().tags.get('a')
    tag.max = 10
    const claim = tag.claim(50, 'c', 60)
    expect([tag.value, claim.value]).toEqual([10, 50])
    tag.max = 30
    expect(tag.value).toBe(30)
  })

  it('hand their getter back', () => {
    const getter = (): number => 5
    const claim = createRig().tags.get('a').claim(getter, 'c', 60)
    expect(claim.value).toBe(getter)
  })

  it.each(['release', 'dispose'] as const)('%s ends them, twice does nothing', (verb) => {
    const { tags, root } = createRig()
    const size = root.size
    const tag = tags.get('a')
    tag.value = 1
    const claim = tag.claim(5, 'c', 60)
    claim[verb]()
    claim[verb]()
    claim[Symbol.dispose]()
    expect([tag.value, claim.released, claim.active, root.size]).toEqual([1, true, false, size])
  })

  it('come back when set after release, with the new time', async () => {
    const { tags, clock } = createRig()
    const tag = tags.get('a')
    const claim = tag.claim(5, 'c', 60, 900, 'old')
    claim.release()
    await clock.advance(5)
    claim.set(6, null, 'new')
    expect([tag.value, tag.timestamp, tag.annotation, claim.released, claim.priority]).toEqual([
      6,
      1005,
      'new',
      false,
      60,
    ])
  })

  it('set the one that took their name', () => {
    const tag = createRig().tags.get('a')
    const old = tag.claim(5, 'c', 60)
    old.release()
    for (let index = 0; index < 20; index++) tag.claim(0, `x${index}`, 55).release()
    const fresh = tag.claim(7, 'c', 70)
    expect(fresh).not.toBe(old)
    old.set(9)
    expect([fresh.value, tag.claims().length]).toEqual([9, 2])
  })

  it('refuse what is wrong', () => {
    const tag = createRig().tags.get('a')
    const claim = tag.claim(5, 'c', 60)
    expect(codeOf(() => tag.default_claim.release())).toBe('KAITHEM_VALUE')
    expect(codeOf(() => claim.setPriority(101))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => claim.set('x'))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => claim.set_expiration('x' as never))).toBe('KAITHEM_TYPE')
    expect([claim.value, claim.priority]).toEqual([5, 60])
  })

  it('take when and why in order or as options', () => {
    const { tags } = createRig()
    const tag = tags.get('a')
    const stamp = { timestamp: 900, annotation: 'x' }
    const claim = tag.claim(1, 'c', 60)
    const calls = [
      () => claim.set(2, stamp),
      () => claim(3, stamp),
      () => tag.set_claim_val('c', 4, stamp),
      () => claim.set(5, 900, 'x'),
    ]
    for (const call of calls) {
      call()
      expect([claim.timestamp, claim.annotation]).toEqual([900, 'x'])
    }
    expect(claim.value).toBe(5)
    tag(7, stamp)
    expect([tag.default_claim.timestamp, tag.default_claim.annotation]).toEqual([900, 'x'])
    claim.setExpiration(200, { expiredPriority: 7 })
    expect(claim.expiredPriority).toBe(7)
    const seen: unknown[] = []
    tag.subscribe((...all) => seen.push(all))
    tag.fast_push(8, stamp)
    expect(seen).toEqual([[8, 900, 'x']])
  })

  it('are one object per owner, and show themselves briefly', () => {
    const { tags, scope } = createRig()
    const tag = tags.get('a')
    expect(tag.default_claim).toBe(tag.defaultClaim)
    expect(scope('x').tags.get('a').default_claim.tag).not.toBe(tag)
    expect(JSON.parse(JSON.stringify(tag.claim(5, 'c', 60)))).toMatchObject({
      claim: 'c',
      tag: '/a',
      value: 5,
      priority: 60,
    })
    expect(String(tag.default_claim)).toBe('[object Claim]')
    expect([Claim.coreOf(tag), Claim.coreOf(() => {}), Claim.coreOf(5)]).toEqual([undefined, undefined, undefined])
  })
})
