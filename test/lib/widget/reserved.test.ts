import { expect, test } from 'vitest'
import { cleanReport, isReserved, snackBar } from '../../../lib/widget/reserved.ts'

test.each([
  ['__url__', true],
  ['_ws_timesync_channel', true],
  ['_x', false],
  ['light', false],
])('%s is reserved: %j', (id, expected) => {
  expect(isReserved(id)).toBe(expected)
})

test('reports of browsers are short, on one line and without escape codes', () => {
  expect(cleanReport('a\nb\u001b[31m')).toBe('a b [31m')
  expect(cleanReport({ x: 1 })).toBe('{"x":1}')
  expect(cleanReport('x'.repeat(5000))).toHaveLength(2000)
})

test('texts in snack bars are no HTML', () => {
  expect(snackBar('<b>', 3).text(false)).toBe('["__SHOWSNACKBAR__",["&lt;b&gt;",3]]')
})
