import { expect, it } from 'vitest'
import { Waiters } from '../../../lib/gpio/waiters.ts'
import { ManualClock } from '../../../lib/index.ts'

it('answers true to those who wait for what is reached, false when it takes too long', async () => {
  const clock = new ManualClock()
  const waiters = new Waiters(clock)
  const [active, inactive, late] = [waiters.wait(true, 5), waiters.wait(false, undefined), waiters.wait(true, 1)]
  await clock.advance(1)
  expect(await late).toBe(false)
  waiters.reached(true)
  expect([await active, clock.pending]).toEqual([true, 0])
  waiters.reached(false)
  expect(await inactive).toBe(true)
})

it('fails for those who still wait, and a failure nobody waits for does no harm', async () => {
  const clock = new ManualClock()
  const waiters = new Waiters(clock)
  const one = waiters.wait(true, 5)
  waiters.wait(true, undefined)
  waiters.fail(new Error('closed'))
  await expect(one).rejects.toThrow('closed')
  waiters.fail(new Error('again'))
  expect(clock.pending).toBe(0)
})
