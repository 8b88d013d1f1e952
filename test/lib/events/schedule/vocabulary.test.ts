import { expect, it } from 'vitest'
import { allWords, nearestWord } from '../../../../lib/events/schedule/vocabulary.ts'

it.each([
  ['evry', 'every'],
  ['wensday', 'wednesday'],
  ['fridya', 'friday'],
  ['mintues', 'minutes'],
  ['untill', 'until'],
  ['xyzzy', ''],
  ['jeden', ''],
  ['ab', ''],
  ['q'.repeat(50), ''],
])('%s is most like %j', (typed, word) => expect(nearestWord(typed)).toBe(word))

it('knows its words', () => {
  for (const word of allWords) expect(nearestWord(word)).toBe(word)
})
