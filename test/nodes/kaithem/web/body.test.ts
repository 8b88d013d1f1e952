/** Bodies of requests. @module */

import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { readBody } from '../../../../nodes/kaithem/web/body.ts'
import type { HttpRequest } from '../../../../nodes/kaithem/web/http-types.ts'

const text = async (request: unknown, limit = 1000) =>
  Buffer.from(await readBody(request as HttpRequest, limit)).toString()

describe('a body that comes', () => {
  test('is read to its end', async () => {
    const stream = new PassThrough()
    const read = text(stream)
    stream.write('ab')
    stream.end('c')
    expect(await read).toBe('abc')
    expect(stream.listenerCount('data')).toBe(0)
  })

  test('is refused as soon as it is too long, and no more of it is taken', async () => {
    const stream = new PassThrough()
    const read = text(stream, 10)
    stream.write('x'.repeat(11))
    await expect(read).rejects.toMatchObject({ code: 'KAITHEM_LIMIT' })
    expect([stream.isPaused(), stream.listenerCount('data'), stream.listenerCount('close')]).toEqual([true, 0, 0])
  })

  test('fails when the client goes away', async () => {
    const stream = new PassThrough()
    const read = text(stream)
    stream.write('x')
    stream.destroy()
    await expect(read).rejects.toMatchObject({ code: 'KAITHEM_IO' })
  })
})

describe('a body that a parser took before', () => {
  const taken = (body: unknown, type = '') => text({ readableEnded: true, body, headers: { 'content-type': type } })

  test('is written again as it was', async () => {
    const form = 'application/x-www-form-urlencoded; charset=utf-8'
    expect(await taken({ a: ['1', '2'], b: { c: 'x&y', d: { e: 'ü' } } }, form)).toBe(
      'a=1&a=2&b%5Bc%5D=x%26y&b%5Bd%5D%5Be%5D=%C3%BC',
    )
    expect(await taken({ a: [1, null] }, 'application/json')).toBe('{"a":[1,null]}')
    expect(await taken('as it is')).toBe('as it is')
    expect(await taken(Buffer.from('bytes'))).toBe('bytes')
    expect([await taken(undefined), await taken(null)]).toEqual(['', ''])
  })
})
