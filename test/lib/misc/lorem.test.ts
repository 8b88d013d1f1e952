import { expect, it } from 'vitest'
import { lorem, sentences } from '../../../lib/misc/lorem.ts'

it('chooses each sentence, from the first to the last', () => {
  const chosen = new Set(sentences.map((_, index) => lorem((index + 0.5) / sentences.length)))
  expect(chosen).toEqual(new Set(sentences))
  expect(lorem(0)).toBe(sentences[0])
  expect(lorem(0.999_999)).toBe(sentences.at(-1))
})

it('has forty different sentences', () => {
  expect(new Set(sentences).size).toBe(40)
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z].{20,120}\.$/)
})
