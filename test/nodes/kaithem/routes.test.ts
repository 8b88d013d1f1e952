/** What the plugin answers to the editor. @module */

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { startRed, type TestRed } from '../../support/red.ts'

let red: TestRed

beforeAll(async () => {
  red = await startRed()
  kaithem.tags.get('/routes/a').value = 21.5
  kaithem.tags.get('/routes/b').value = 2
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

test('all types of tags are shown, whatever they hold', async () => {
  const circular: Record<string, unknown> = {}
  circular.self = circular
  kaithem.tags.StringTag('/types/text').value = 'x'.repeat(1000)
  kaithem.tags.ObjectTag('/types/object').value = { a: [1] }
  kaithem.tags.BinaryTag('/types/bytes').value = new Uint8Array(3)
  kaithem.tags.get('/types/number').set_claim_val('default', 1, 1000, circular)
  expect((await get('kaithem/tags?prefix=/types')).body).toMatchObject([
    { type: 'binary', value: '3 bytes' },
    { type: 'number', value: '1' },
    { type: 'object', value: '{"a":[1]}' },
    { type: 'string', value: expect.stringMatching(/^x{79}…$/) },
  ])
  expect((await get('kaithem/tag?name=/types/number')).body).toMatchObject({ claims: [{ annotation: '(circular)' }] })
})

test.each([
  ['/nothing', 404, 'KAITHEM_KEY'],
  ['__proto__', 404, 'KAITHEM_KEY'],
  ['', 400, 'KAITHEM_NAME'],
])('kaithem/tag?name=%s is an error and makes no tag', async (name, status, code) => {
  const before = kaithem.tags.names().length
  expect(await get(`kaithem/tag?name=${name}`)).toMatchObject({ status, body: { code } })
  expect(kaithem.tags.names()).toHaveLength(before)
})

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
