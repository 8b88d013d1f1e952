import { describe, expect, it } from 'vitest'
import { startStream } from '../../../../lib/web/pages/stream.ts'
import { isPassThrough } from '../../../../lib/web/pass-through.ts'

async function read(pieces: AsyncIterable<string>): Promise<string[]> {
  const all: string[] = []
  for await (const piece of pieces) all.push(piece)
  return all
}

const failed = (error: unknown): string => `[${(error as Error).message}]`
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('a page that is sent while it is made', () => {
  it('puts together what was written at once', async () => {
    const pieces = await startStream((write) => {
      for (const text of ['a', '', 'b', 'c']) write(text)
    }, failed)
    expect(await read(pieces)).toEqual(['abc'])
  })

  it('sends what is there before the rest is made', async () => {
    let goOn = (): void => undefined
    const pieces = await startStream(async (write) => {
      await write('first')
      await new Promise<void>((resolve) => {
        goOn = resolve
      })
      await write('second')
    }, failed)
    const reader = pieces[Symbol.asyncIterator]()
    expect(await reader.next()).toEqual({ value: 'first', done: false })
    goOn()
    expect(await reader.next()).toEqual({ value: 'second', done: false })
    expect((await reader.next()).done).toBe(true)
  })

  it('nothing is a page too', async () => {
    expect(await read(await startStream(() => undefined, failed))).toEqual([])
  })

  it('what is thrown before the first piece is thrown on', async () => {
    const fails = startStream(() => {
      throw new Error('at once')
    }, failed)
    await expect(fails).rejects.toThrow('at once')
    await expect(startStream(async () => Promise.reject(new Error('later')), failed)).rejects.toThrow('later')
  })

  it('what is thrown later is the last piece', async () => {
    const pieces = await startStream(async (write) => {
      await write('a')
      await turn()
      throw new Error('no')
    }, failed)
    expect(await read(pieces)).toEqual(['a', '[no]'])
  })

  it('a writer that is far ahead waits for the reader', async () => {
    let written = 0
    const pieces = await startStream(async (write) => {
      for (; written < 100; written++) await write('x'.repeat(10_000))
    }, failed)
    for (let i = 0; i < 50; i++) await turn()
    expect(written).toBeLessThan(20)
    expect((await read(pieces)).join('')).toHaveLength(1_000_000)
  })

  it('a writer whose reader left ends', async () => {
    const ends: unknown[] = []
    const pieces = await startStream(async (write) => {
      try {
        for (;;) {
          await write('x'.repeat(10_000))
          await turn()
        }
      } catch (error) {
        ends.push(error)
        throw error
      }
    }, failed)
    for await (const piece of pieces) {
      expect(piece).not.toBe('')
      break
    }
    for (let i = 0; i < 50 && ends.length === 0; i++) await turn()
    expect(ends).toHaveLength(1)
    expect(isPassThrough(ends[0])).toBe(true)
  })

  it('a writer that does not wait is told by the next thing it writes, and by nothing else', async () => {
    const waits: unknown[] = []
    let write: (text: string) => unknown = () => undefined
    const pieces = await startStream((given) => {
      write = given
      given('x')
      return new Promise(() => undefined)
    }, failed)
    const reader = pieces[Symbol.asyncIterator]()
    await reader.next()
    for (let i = 0; i < 3; i++) waits.push(write('x'.repeat(70_000)))
    await reader.return?.()
    expect(await Promise.all(waits)).toEqual([undefined, undefined, undefined])
    expect(() => write('y')).toThrow()
  })
})
