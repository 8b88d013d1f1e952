import { describe, expect, it } from 'vitest'
import { makeExpiry } from '../../../lib/tags/expiry.ts'
import { codeOf, createRig } from './support.ts'

describe('expiry', () => {
  it('comes exactly after the last set, and a new set counts in full', async () => {
    const { tags, clock } = createRig()
    const tag = tags.get('a')
    tag.value = 1
    const seen: number[] = []
    tag.subscribe((value) => seen.push(value))
    const claim = tag.claim(5, 'c', 60, null, null, 1)
    await clock.advance(0.9)
    claim.set(6)
    await clock.advance(0.999)
    expect([tag.value, claim.expired]).toEqual([6, false])
    await clock.advance(0.0011)
    expect([tag.value, claim.expired, claim.effectivePriority]).toEqual([1, true, 0])
    claim.set(7)
    expect([tag.value, claim.expired]).toEqual([7, false])
    await clock.advance(0.99)
    expect(claim.expired).toBe(false)
    await clock.advance(0.02)
    expect([claim.expired, seen]).toEqual([true, [5, 6, 1, 7, 1]])
    expect(clock.pending).toBe(0)
  })

  it.each(['setExpiration', 'set_expiration'] as const)(
    '%s has an expired priority of 1 and may be taken back',
    async (method) => {
      const { tags, clock } = createRig()
      const claim = tags.get('a').claim(5, 'c', 60)
      claim[method](10)
      expect([claim.expiration, claim.expiredPriority, clock.pending]).toEqual([10, 1, 1])
      claim[method](0)
      expect([claim.expiration, clock.pending]).toEqual([0, 0])
      claim[method](10, 55)
      tags.get('a').value = 1
      await clock.advance(11)
      expect([claim.expired, tags.get('a').value]).toEqual([true, 5])
      claim[method](0)
      expect(claim.expired).toBe(false)
    },
  )

  it('is honoured when an existing claim is claimed again', async () => {
    const { tags, clock } = createRig()
    const tag = tags.get('a')
    tag.claim(5, 'c', 60)
    tag.claim(5, 'c', 60, null, null, 2)
    await clock.advance(2.1)
    expect(tag.value).toBe(0)
  })

  it('counts from an old timestamp', async () => {
    const { tags, clock } = createRig()
    const tag = tags.get('a')
    tag.claim(5, 'c', 60, 990, null, 5)
    await clock.advance(0)
    expect(tag.value).toBe(0)
    expect(clock.pending).toBe(0)
  })

  it('asks getters once more, and again each period', async () => {
    const { tags, clock } = createRig()
    const tag = tags.get('a')
    let answer: number | null = 5
    const claim = tag.claim(() => answer, 'c', 60, null, null, 10)
    await clock.advance(35)
    expect([claim.expired, tag.lastValue]).toEqual([false, 5])
    answer = null
    await clock.advance(10)
    expect([claim.expired, tag.lastValue]).toEqual([true, 0])
    answer = 8
    await clock.advance(10)
    expect([claim.expired, tag.lastValue]).toEqual([false, 8])
    claim.release()
    expect(clock.pending).toBe(0)
  })

  it('ends with release and deletion', () => {
    const { tags, clock } = createRig()
    tags.get('a').claim(5, 'c', 60, null, null, 10).release()
    tags.get('b').claim(5, 'c', 60, null, null, 10)
    tags.delete('b')
    expect(clock.pending).toBe(0)
  })

  it.each([
    [Number.NaN, 1, 'KAITHEM_VALUE'],
    [1, 101, 'KAITHEM_VALUE'],
    ['1' as never, 1, 'KAITHEM_TYPE'],
  ])('refuses %s, %s', (seconds, priority, code) => {
    expect(codeOf(() => makeExpiry(seconds, priority, 0))).toBe(code)
  })

  it.each([0, -1, Number.POSITIVE_INFINITY])('%d means never', (seconds) => {
    expect(makeExpiry(seconds, 1, 0)).toBeUndefined()
  })
})
