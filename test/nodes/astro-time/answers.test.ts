import { expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../../lib/index.ts'
import { answerTo } from '../../../nodes/astro-time/answers.ts'
import { defaults, parseConfig, type Question, questions } from '../../../nodes/astro-time/config.ts'

/** Answers at noon of 21 June 2026. */
function answers(lat: string, lon: string) {
  const { time, ...kaithem } = createKaithem({ clock: new ManualClock(Date.parse('2026-06-21T10:00:00Z') / 1000) })
  const config = parseConfig({ ...defaults, lat, lon, timezone: 'Europe/Berlin' })
  const schedule = time.on_sun_event(config.events, () => {}, config.options)
  return { ask: (question: Question) => answerTo(question, time, config, schedule), schedule, kaithem }
}

it('answers every question', () => {
  const { ask, schedule } = answers('52.52', '13.405')
  const all = Object.fromEntries(questions.map((question) => [question, ask(question)]))
  expect(all).toMatchObject({ day: true, night: false, dark: false, light: true, rahu: false })
  expect(all.position).toEqual({ altitude: expect.closeTo(58.5, 0), azimuth: expect.any(Number) })
  expect(all.moon).toEqual({ phase: expect.closeTo(6.5, 0), percent: expect.any(Number) })
  expect(all.times).toMatchObject({ sunset: schedule.next?.time && Math.round(schedule.next.time) })
  expect(all.next).toMatchObject({ event: 'sunset', date: '2026-06-21' })
  expect(all.state).toMatchObject({ enabled: true, day: true, rahu: false, moon_phase: expect.any(Number) })
  schedule.cancel()
})

it('has no next one while it is off, and no Rahukaalam in the polar day', () => {
  const { ask, schedule } = answers('69.65', '18.96')
  schedule.enabled = false
  expect(ask('next')).toBeNull()
  expect(ask('state')).toMatchObject({ enabled: false, next: null, day: true, rahu: null })
  expect(() => ask('rahu')).toThrow(expect.objectContaining({ code: 'KAITHEM_NO_EVENT' }))
  schedule.cancel()
})
