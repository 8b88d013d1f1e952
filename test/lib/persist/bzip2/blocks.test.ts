import { expect, it } from 'vitest'
import { blockSize, blocks } from '../../../../lib/persist/bzip2/blocks.ts'

const shortened = (text: string): number[][] =>
  [...blocks(new TextEncoder().encode(text))].map((block) => [...block.shortened])

it.each([
  ['', []],
  ['abc', [[97, 98, 99]]],
  ['aaa', [[97, 97, 97]]],
  ['aaaa', [[97, 97, 97, 97, 0]]],
  ['aaaaaab', [[97, 97, 97, 97, 2, 98]]],
])('%j', (text, expected) => {
  expect(shortened(text)).toEqual(expected)
})

it('counts up to 255 of one byte', () => {
  expect(shortened('a'.repeat(256))).toEqual([[97, 97, 97, 97, 251, 97]])
})

it('cuts where a block is full, and loses nothing', () => {
  const content = Uint8Array.from({ length: 2 * blockSize + 10 }, (_, index) => index & 255)
  const parts = [...blocks(content)]
  expect(parts.map((block) => block.shortened.length)).toEqual([blockSize, blockSize, 10])
  expect(Buffer.concat(parts.map((block) => block.source)).equals(content)).toBe(true)
  // A run at the end of a block goes to the next one as a whole.
  content.fill(7, blockSize - 2, blockSize + 8)
  expect([...blocks(content)].map((block) => block.shortened.length)[0]).toBe(blockSize - 2)
})
