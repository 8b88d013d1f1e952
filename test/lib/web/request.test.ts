import { describe, expect, it } from 'vitest'
import { createNodeBytes } from '../../../lib/platform/node/bytes.ts'
import { createRequest, type ServerRequest } from '../../../lib/web/request.ts'

function request(headers: Record<string, string>, body = '', more: Partial<ServerRequest> = {}) {
  const reads: number[] = []
  const server: ServerRequest = {
    ...{ method: 'POST', host: 'pi', url: '/a/b?x=1&x=2', root: '/red', address: '10.0.0.5', isSecure: false },
    header: (name) => headers[name],
    read: async (limit) => {
      reads.push(limit)
      return Buffer.from(body)
    },
    ...more,
  }
  const path = { parts: ['a', 'b'], isFolder: false }
  return { reads, request: createRequest(server, path, createNodeBytes(), () => 100) }
}

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const limited = expect.objectContaining({ code: 'KAITHEM_LIMIT' })

it('has what the server has, with query, headers and cookies for asking', () => {
  const { request: asked } = request({ cookie: 'a=1; b=2', 'x-y': 'z' })
  expect(asked).toMatchObject({ method: 'POST', host: 'pi', path: ['a', 'b'], root: '/red', address: '10.0.0.5' })
  expect([asked.query.getAll('x'), asked.header('X-Y'), asked.cookie('b'), asked.cookie('c')]).toEqual([
    ...[['1', '2'], 'z', '2', undefined],
  ])
  expect(request({}, '', { url: '/a' }).request.query.names()).toEqual([])
  expect(request({}, '', { url: `/a?${'x&'.repeat(2000)}` }).request.query.names()).toEqual([])
})

describe('the body', () => {
  it('is read once, up to the limit of the visitor', async () => {
    const { request: asked, reads } = request(form, 'a=1')
    expect((await asked.form()).get('a')).toBe('1')
    expect(await asked.form()).toBe(await asked.form())
    expect(Buffer.from(await asked.bytes()).toString()).toBe('a=1')
    expect(reads).toEqual([100])
  })

  it('is refused before it is read when it says that it is too long', async () => {
    const { request: asked, reads } = request({ ...form, 'content-length': '101' }, 'a')
    await expect(asked.form()).rejects.toEqual(limited)
    expect(reads).toEqual([])
    const other = request({ 'content-length': '50' }, 'a'.repeat(50))
    await expect(other.request.bytes(49)).rejects.toEqual(limited)
    expect(await other.request.bytes(50)).toHaveLength(50)
  })

  it('is refused when it is longer than it says', async () => {
    await expect(request({ 'content-length': '1' }, 'a'.repeat(101)).request.bytes()).rejects.toEqual(limited)
  })
})
