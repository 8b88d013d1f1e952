import { expect, test } from 'vitest'
import { statusText } from '../../../nodes/state-machine/status-text.ts'

const at = (text: string): number => new Date(text).getTime() / 1000

test('the time of today stands alone', () => {
  expect(statusText('on', at('2026-03-05T04:03:02'), at('2026-03-05T23:00:00'))).toBe('on · 04:03:02')
})

test('another day is named', () => {
  expect(statusText('on', at('2026-03-04T04:03:02'), at('2026-03-05T01:00:00'))).toBe('on · 2026-03-04 04:03:02')
})
