import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../../lib/platform/fake/clock.ts'
import { testClock } from '../../../contracts/clock.ts'

describe('ManualClock', () => {
  testClock(() => {
    const clock = new ManualClock(1_700_000_000)
    return { clock, pass: (seconds) => clock.advance(seconds) }
  })

  it('starts where told and moves exactly as far as told', async () => {
    const clock = new ManualClock(100)
    await clock.advance(1.5)
    expect(clock.now()).toBe(101.5)
    await clock.advance()
    expect(clock.now()).toBe(101.5)
  })

  it('has a wall clock that can be set without moving timers', async () => {
    const clock = new ManualClock(100)
    const seen: number[] = []
    clock.setTimeout(() => seen.push(clock.now()), 5)
    clock.jumpWall(3600)
    expect([clock.now(), clock.wall()]).toEqual([100, 3700])
    clock.jumpWall(-7200)
    await clock.advance(5)
    expect(seen).toEqual([105])
    expect(clock.wall()).toBe(105 - 3600)
  })

  it('shows each timer its own due time', async () => {
    const clock = new ManualClock(0)
    const seen: number[] = []
    clock.setTimeout(() => seen.push(clock.now()), 3)
    clock.setTimeout(() => seen.push(clock.now()), 1)
    clock.setInterval(() => seen.push(clock.now()), 2)
    await clock.advance(4)
    expect(seen).toEqual([1, 2, 3, 4])
  })

  it('runs timers made by timers, and lets promises settle between', async () => {
    const clock = new ManualClock(0)
    const seen: string[] = []
    clock.setTimeout(async () => {
      await Promise.resolve()
      await Promise.resolve()
      seen.push('promise')
      clock.setTimeout(() => seen.push('nested'), 1)
    }, 1)
    clock.setTimeout(() => seen.push('second'), 1.5)
    await clock.advance(2)
    expect(seen).toEqual(['promise', 'second', 'nested'])
  })

  it('keeps going after a throwing timer and rethrows at the end', async () => {
    const clock = new ManualClock(0)
    let ran = false
    clock.setTimeout(() => {
      throw new Error('first')
    }, 1)
    clock.setTimeout(() => {
      ran = true
    }, 2)
    await expect(clock.advance(3)).rejects.toThrow('first')
    expect(ran).toBe(true)
    expect(clock.now()).toBe(3)
  })

  it('ends a simulation that stands still', async () => {
    const clock = new ManualClock(0)
    const spin = (): void => void clock.setImmediate(spin)
    clock.setImmediate(spin)
    await expect(clock.advance(1)).rejects.toMatchObject({ code: 'KAITHEM_LOOP' })
  })

  it('counts what is pending', () => {
    const clock = new ManualClock(0)
    const timer = clock.setTimeout(() => {}, 1)
    clock.setImmediate(() => {})
    expect(clock.pending).toBe(2)
    timer.cancel()
    expect(clock.pending).toBe(1)
  })
})
