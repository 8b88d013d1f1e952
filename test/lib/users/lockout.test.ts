import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { Lockout } from '../../../lib/users/lockout.ts'

describe('Lockout', () => {
  it('makes an account wait for three seconds, and no other', async () => {
    const clock = new ManualClock(1_700_000_000)
    const lockout = new Lockout(clock)
    lockout.lock('ann')
    expect([lockout.wait('ann', 'x'), lockout.wait('bob', 'x')]).toEqual([3, 0])
    await clock.advance(2)
    expect(lockout.wait('ann', 'x')).toBe(1)
    await clock.advance(1)
    expect(lockout.wait('ann', 'x')).toBe(0)
  })

  it('does not make long passwords wait', () => {
    const lockout = new Lockout(new ManualClock())
    lockout.lock('ann')
    expect(lockout.wait('ann', 'x'.repeat(31))).toBe(3)
    expect(lockout.wait('ann', 'x'.repeat(32))).toBe(0)
    lockout.unlock('ann')
    expect(lockout.wait('ann', 'x')).toBe(0)
  })

  it('forgets the oldest of too many names', () => {
    const lockout = new Lockout(new ManualClock())
    for (let index = 0; index <= 1000; index++) lockout.lock(`user ${index}`)
    expect([lockout.wait('user 0', 'x'), lockout.wait('user 1', 'x')]).toEqual([0, 3])
  })
})
