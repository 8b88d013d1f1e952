import { expect, test } from 'vitest'
import { durationText, lengthText } from '../../../nodes/state-machine/duration.ts'

test.each([
  [-1, '0 s'],
  [0, '0 s'],
  [1.44, '1.4 s'],
  [9.94, '9.9 s'],
  [9.96, '10 s'],
  [59.4, '59 s'],
  [59.6, '1:00 min'],
  [245, '4:05 min'],
  [3600, '1:00:00 h'],
  [9045, '2:30:45 h'],
  [86_400 * 3 + 3600 * 4, '3 d 4 h'],
])('%d s for people: %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text)
})

test.each([
  [0.5, '0.5 s'],
  [20, '20 s'],
  [60, '1 min'],
  [90, '1:30 min'],
  [7200, '2 h'],
  [90.5, '90.5 s'],
])('a timer of %d s: %s', (seconds, text) => {
  expect(lengthText(seconds)).toBe(text)
})
