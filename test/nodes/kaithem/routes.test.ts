/** What the plugin answers to the editor. @module */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { startRed, type TestRed } from '../../support/red.ts'

let red: TestRed

beforeAll(async () => {
  red = await startRed()
  kaithem.tags['/routes/a'].value = 21.5
  kaithem.tags['/routes/b'].value = 2
})
afterAll(() => red.stop())

async function get(path: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${red.http}/${path}`)
  const text = await response.text()
  return {
    status: response.status,
    body: response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text,
  }
}

describe('kaithem/tags', () => {
  test('lists the tags whose names begin so', async () => {
    const { body } = await get('kaithem/tags?prefix=/routes')
    expect(body).toMatchObject([
      { name: '/routes/a', type: 'number', unit: '', value: '21.5' },
      { name: '/routes/b', value: '2' },
    ])
    expect((await get('kaithem/tags?prefix=routes/b')).body).toHaveLength(1)
    expect((await get('kaithem/tags?prefix=/nothing')).body).toEqual([])
  })

  test.each([
    ['1', 1],
    ['-1', 2],
    ['x', 2],
  ])('limit=%s answers %i', async (limit, count) => {
    expect((await get(`kaithem/tags?prefix=/routes&limit=${limit}`)).body).toHaveLength(count)
  })
})

test('kaithem/tag tells the claims of one tag', async () => {
  const { body } = await get('kaithem/tag?name=/routes/a')
  expect(body).toMatchObject({ name: '/routes/a', value: '21.5', claims: [{ name: 'default', value: '21.5' }] })
})

test.each(['kaithem/tag?name=/nothing', 'kaithem/tag', 'kaithem/tag?name=__proto__'])(
  '%s is not found',
  async (path) => {
    expect(await get(path)).toMatchObject({ status: 404, body: { code: 'KAITHEM_KEY' } })
    expect(kaithem.tags.has('/nothing')).toBe(false)
  },
)

test('kaithem/machines and kaithem/diagnostics answer', async () => {
  expect(await get('kaithem/machines')).toMatchObject({ status: 200, body: expect.any(Array) })
  expect((await get('kaithem/diagnostics')).body).toMatchObject({ functionGlobal: true, tags: expect.any(Number) })
})

test('the types of the Setup tab are where the editor asks for them', async () => {
  const { status, body } = await get('types/other/@kaithem/node-red-kaithem.d.ts')
  expect(status).toBe(200)
  expect(body).toContain("declare module '@kaithem/node-red-kaithem'")
})

test('other paths and methods stay as they were', async () => {
  expect((await get('kaithem/nothing')).status).toBe(404)
  expect((await fetch(`${red.http}/kaithem/tags`, { method: 'POST' })).status).toBe(404)
})
