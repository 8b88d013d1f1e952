import { expect, it } from 'vitest'
import { fillText, refusal } from '../../../../lib/events/schedule/refusal.ts'

it('names the word, the place and what may be meant', () => {
  const error = refusal('unknown', 'evry day', { start: 0, end: 4 }, 'every')
  expect(error.message).toBe('"evry" is not understood here. (character 1) Did you mean: every?')
  expect(error.data).toEqual({ reason: 'unknown', word: 'evry', position: 0, length: 4, suggestion: 'every' })
})

it('cuts long words, and takes more data', () => {
  expect(refusal('unknown', 'x'.repeat(200), { start: 0, end: 200 }).data.word).toHaveLength(60)
  expect(refusal('number', '0', { start: 0, end: 1 }, '', { max: 5 }).message).toContain('from 1 to 5')
  expect(refusal('cron', 'cron x', { start: 5, end: 6 }, '', { word: 'bad field' }).message).toContain('bad field')
})

it('fills places it knows', () => {
  expect(fillText('__a__ and __b__ and __a__', { a: 1 })).toBe('1 and __b__ and 1')
})
