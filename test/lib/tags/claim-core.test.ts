import { expect, it } from 'vitest'
import { ClaimCore, claimState, compareClaims } from '../../../lib/tags/claim-core.ts'

const dropped: unknown[] = []
const host = { name: '/a', drop: (claim: unknown) => dropped.push(claim) }
const make = (priority: number, timestamp: number): ClaimCore<number> =>
  new ClaimCore(host, 'c', 1, timestamp, null, priority)

it.each([
  [60, 1, 50, 9, 10],
  [50, 2, 50, 1, 1],
  [50, 1, 50, 1, 0],
])('priority %d at %d against %d at %d', (p1, t1, p2, t2, expected) => {
  expect(compareClaims(make(p1, t1), make(p2, t2))).toBe(expected)
  expect(compareClaims(make(p2, t2), make(p1, t1))).toBe(0 - expected)
})

it('puts released ones last and counts expired ones less', () => {
  const [a, b] = [make(90, 1), make(50, 1)]
  a.released = true
  expect(compareClaims(a, b)).toBe(-1)
  expect(compareClaims(b, a)).toBe(1)
  a.released = false
  a.expired = true
  expect(a.effectivePriority).toBe(90)
  a.expiry = { seconds: 1, priority: 5, since: 0, timer: undefined, due: 0 }
  expect([a.effectivePriority, compareClaims(a, b) < 0]).toEqual([5, true])
})

it('remembers what a change may touch, and tells its host when its owner closes', () => {
  const claim = make(50, 1)
  const before = claimState(claim)
  Object.assign(claim, { value: 2, released: true })
  Object.assign(claim, before)
  expect([claim.value, claim.released]).toEqual([1, false])
  claim.dispose()
  expect(dropped).toEqual([claim])
})
