import { expect, it } from 'vitest'
import { timeText } from '../../../nodes/event/time-text.ts'

const now = Date.parse('2026-03-02T12:00Z') / 1000

it.each([
  [now + 3600, 'UTC', '13:00'],
  [now + 3605, 'UTC', '13:00:05'],
  [now + 86_400, 'UTC', '2026-03-03 12:00'],
  [now + 3600, 'Asia/Kathmandu', '18:45'],
  [now + 8 * 3600, 'Asia/Kathmandu', '2026-03-03 01:45'],
])('%d in %s', (time, zone, text) => expect(timeText(time, zone, now)).toBe(text))
