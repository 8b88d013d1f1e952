/** What every Clock must do; run against each implementation. @module */

import { expect, it } from 'vitest'
import type { Clock } from '../../lib/platform/clock.ts'

export interface ClockRig {
  readonly clock: Clock
  /** Lets at least this many seconds pass. */
  pass(seconds: number): Promise<void>
}

export function testClock(create: () => ClockRig): void {
  it('never runs backwards', async () => {
    const { clock, pass } = create()
    let last = clock.now()
    for (let i = 0; i < 20; i++) {
      await pass(0.001)
      expect(clock.now()).toBeGreaterThanOrEqual(last)
      last = clock.now()
    }
  })

  it('has a wall clock that moves along', async () => {
    const { clock, pass } = create()
    const before = clock.wall()
    await pass(0.02)
    expect(clock.wall()).toBeGreaterThan(before)
    expect(before).toBeGreaterThan(1_600_000_000)
  })

  it('runs immediates in order, after the running code', async () => {
    const { clock, pass } = create()
    const seen: string[] = []
    clock.setImmediate(() => seen.push('a'))
    clock.setImmediate(() => seen.push('b'))
    seen.push('code')
    await pass(0.005)
    expect(seen).toEqual(['code', 'a', 'b'])
  })

  it('runs a timeout once, not early and not synchronously', async () => {
    const { clock, pass } = create()
    const start = clock.now()
    const at: number[] = []
    clock.setTimeout(() => at.push(clock.now() - start), 0.02)
    clock.setTimeout(() => at.push(-1), -5)
    expect(at).toEqual([])
    await pass(0.06)
    expect(at).toHaveLength(2)
    expect(at[0]).toBe(-1)
    expect(at[1]).toBeGreaterThanOrEqual(0.0185)
  })

  it('does not run what was cancelled; cancelling twice or late is harmless', async () => {
    const { clock, pass } = create()
    let runs = 0
    const timers = [
      clock.setTimeout(() => runs++, 0.01),
      clock.setInterval(() => runs++, 0.01),
      clock.setImmediate(() => runs++),
    ]
    for (const timer of timers) timer.cancel()
    for (const timer of timers) timer.cancel()
    await pass(0.04)
    expect(runs).toBe(0)
  })

  it('repeats an interval until it is cancelled, also from inside', async () => {
    const { clock, pass } = create()
    let runs = 0
    const timer = clock.setInterval(() => {
      if (++runs === 3) timer.cancel()
    }, 0.005)
    await pass(0.2)
    expect(runs).toBe(3)
  })

  it('does not fire a very long timeout at once', async () => {
    const { clock, pass } = create()
    let fired = false
    const timer = clock.setTimeout(() => {
      fired = true
    }, 2 ** 31)
    await pass(0.02)
    expect(fired).toBe(false)
    timer.cancel()
  })
}
