/** Against the program bzip2, where it is installed, and always against the decoder. */

import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBzip2, type SeekBzip } from '../../../../lib/persist/bzip2/decode.ts'
import { encodeBzip2 } from '../../../../lib/persist/bzip2/encode.ts'
import { createNodePackages } from '../../../../lib/platform/node/packages.ts'
import { runLater, runNow } from '../../../../lib/platform/steps.ts'

const seekBzip = createNodePackages().load('seek-bzip') as SeekBzip
const encode = (content: Uint8Array): Buffer => Buffer.from(runNow(encodeBzip2(content)))
const decode = (bytes: Uint8Array): Buffer => Buffer.from(decodeBzip2(seekBzip, bytes, 1e9))
const hasProgram = spawnSync('bzip2', ['--help']).status === 0
const program = (args: string[], input: Uint8Array): Buffer =>
  hasProgram
    ? spawnSync('bzip2', args, { input, maxBuffer: 1e9 }).stdout
    : args[0] === '-dc'
      ? decode(input)
      : encode(input)

function random(length: number): Buffer {
  let state = 1
  return Buffer.from(
    Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state >>> 24
    }),
  )
}

function fibonacci(length: number): Buffer {
  let [a, b] = ['a', 'ab']
  while (b.length < length) [a, b] = [b, b + a]
  return Buffer.from(b)
}

const cases: [string, () => Buffer][] = [
  ['nothing', () => Buffer.alloc(0)],
  ['one byte', () => Buffer.from('a')],
  [
    'runs of every length',
    () => Buffer.from(Array.from({ length: 300 }, (_, n) => `${'ab'[n % 2]}`.repeat(n)).join('')),
  ],
  ['zeros', () => Buffer.alloc(3_000_000)],
  ['two bytes in turn', () => Buffer.from('ab'.repeat(1_000_000))],
  ['repetitions that do not fit', () => Buffer.from(`${'abcdefg'.repeat(200_000)}x`)],
  ['a Fibonacci word', () => fibonacci(1_000_000)],
  ['random bytes in several blocks', () => random(2_000_000)],
  [
    '20 MB of JSON',
    () => {
      const part = JSON.stringify(
        Array.from({ length: 4000 }, (_, id) => ({ id, name: `sensor ${id % 97}`, value: Math.sin(id) })),
      )
      return Buffer.from(part.repeat(Math.ceil(20e6 / part.length))).subarray(0, 20e6)
    },
  ],
]

describe('encodeBzip2', () => {
  it.each(cases)(
    '%s',
    (_, make) => {
      const content = make()
      const packed = encode(content)
      expect(program(['-dc'], packed).equals(content)).toBe(true)
      expect(decode(packed).equals(content)).toBe(true)
      const reference = program(['-9c'], content)
      expect(decode(reference).equals(content)).toBe(true)
      expect(packed.length).toBeLessThanOrEqual(reference.length * 1.02 + 64)
    },
    120_000,
  )

  it('whatever comes', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 3000 }),
      fc.string({ maxLength: 500 }).map((text) => Buffer.from(text.repeat(5))),
    )
    fc.assert(
      fc.property(bytes, (content) => {
        expect(decode(encode(content)).equals(content)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it('gives the same without blocking', async () => {
    const content = random(1_000_000)
    expect(Buffer.from(await runLater(encodeBzip2(content))).equals(encode(content))).toBe(true)
  }, 30_000)
})
