import { expect, it } from 'vitest'
import { statusOf } from '../../../nodes/astro-time/status-text.ts'

const translate = (key: string, values: Record<string, string> = {}): string =>
  [key, ...Object.entries(values).map(([name, value]) => `${name}=${value}`)].join(' ')
const utc = (text: string): number => Date.parse(`${text}Z`) / 1000
const next = (time: string) => ({ event: 'sunset', date: time.slice(0, 10), time: utc(time) })
const today = { date: '2026-06-01', included: true, moments: [next('2026-06-01T10:00:00')], missing: [] }
const polar = { date: '2026-06-01', included: true, moments: [], missing: ['sunset'] }
const text = (...[moment, day]: [Parameters<typeof statusOf>[0], Parameters<typeof statusOf>[1]]) => {
  const { text, fill, shape } = statusOf(moment, day, 'Europe/Berlin', 'en', translate)
  return `${fill} ${shape}: ${text}`
}

it.each([
  ['the time alone for today', '2026-06-01T19:04:00', today, 'green dot: event.sunset 21:04'],
  ['the day of the week within a week', '2026-06-02T19:04:00', today, 'green dot: event.sunset Tue 21:04'],
  ['the date later', '2026-07-02T19:04:00', today, 'green dot: event.sunset 2026-07-02 21:04'],
  ['the clocks of the place', '2026-06-01T22:30:00', today, 'green dot: event.sunset Tue 00:30'],
])('shows %s', (_name, time, day, expected) => {
  expect(text(next(time), day)).toBe(expected)
})

it('says that there is none today, and what comes next', () => {
  expect(text(next('2026-07-26T22:12:00'), polar)).toBe(
    'yellow ring: notToday event=event.sunset next=event.sunset 2026-07-27 00:12',
  )
  expect(text(undefined, polar)).toBe('yellow ring: none event=event.sunset')
  expect(text(undefined, { ...today, moments: [] })).toBe('yellow ring: nothing')
  expect(text(undefined, undefined)).toBe('yellow ring: nothing')
})
