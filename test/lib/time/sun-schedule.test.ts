import { expect, it } from 'vitest'
import { timeRig } from './support.ts'

it('is looked at, switched and ended by its handle', async () => {
  const { clock, time } = timeRig()
  const calls: string[] = []
  const schedule = time.on_sun_event('sunset', ({ date }) => calls.push(date))
  expect(schedule.next).toMatchObject({ event: 'sunset', date: '2026-06-21' })
  expect([schedule.enabled, schedule.zone, schedule.problem]).toEqual([true, 'Europe/Berlin', undefined])
  schedule.enabled = false
  await clock.advance(86_400)
  expect([calls, schedule.next]).toEqual([[], undefined])
  schedule.enabled = true
  await clock.advance(86_400)
  expect(calls).toEqual(['2026-06-22'])
  schedule.cancel()
  schedule.dispose()
  schedule[Symbol.dispose]()
  schedule.enabled = true
  expect([clock.pending, schedule.next]).toEqual([0, undefined])
})

it('tells as many days as asked for, within reason', () => {
  const { time, kaithem } = timeRig()
  const schedule = time.on_sun_event('sunset', () => {})
  expect(schedule.days().length).toBe(7)
  expect([schedule.days(0), schedule.days(-1), schedule.days(Number.NaN)]).toEqual([[], [], []])
  expect(schedule.days(1e9).length).toBe(366)
  kaithem.close()
})

it('takes the random part from its owner, so that a deploy changes nothing', () => {
  const { kaithem } = timeRig()
  const due = (name: string): number | undefined => {
    const scope = kaithem.scope(name)
    const { next } = scope.time.on_sun_event('sunset', () => {}, { spread: 1800 })
    scope.dispose()
    return next?.time
  }
  expect(due('a')).toBe(due('a'))
  expect(due('a')).not.toBe(due('b'))
})
