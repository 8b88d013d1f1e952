import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import kaithem from '../../../../dist/lib/index.js'
import { startRed, type TestRed } from '../../../support/red.ts'
import { ask } from './ask.ts'

let red: TestRed

beforeAll(async () => {
  red = await startRed()
  kaithem.tags.get('/routes/a').value = 21.5
  kaithem.tags.get('/routes/b').value = 2
})
afterAll(() => red.stop())

describe('kaithem/editor/tags', () => {
  test('lists the tags whose names begin so', async () => {
    const { body } = await ask(red, 'kaithem/editor/tags?prefix=/routes')
    expect(body).toMatchObject([
      { name: '/routes/a', type: 'number', unit: '', value: '21.5' },
      { name: '/routes/b', value: '2' },
    ])
    expect((await ask(red, 'kaithem/editor/tags?prefix=routes/b')).body).toHaveLength(1)
    expect((await ask(red, 'kaithem/editor/tags?prefix=/nothing')).body).toEqual([])
  })

  test.each([
    ['1', 1],
    ['-1', 2],
    ['x', 2],
  ])('limit=%s answers %i', async (limit, count) => {
    expect((await ask(red, `kaithem/editor/tags?prefix=/routes&limit=${limit}`)).body).toHaveLength(count)
  })
})

test('all types of tags are shown, whatever they hold', async () => {
  const circular: Record<string, unknown> = {}
  circular.self = circular
  kaithem.tags.StringTag('/types/text').value = 'x'.repeat(1000)
  kaithem.tags.ObjectTag('/types/object').value = { a: [1] }
  kaithem.tags.BinaryTag('/types/bytes').value = new Uint8Array(3)
  kaithem.tags.get('/types/number').set_claim_val('default', 1, 1000, circular)
  expect((await ask(red, 'kaithem/editor/tags?prefix=/types')).body).toMatchObject([
    { type: 'binary', value: '3 bytes' },
    { type: 'number', value: '1' },
    { type: 'object', value: '{"a":[1]}' },
    { type: 'string', value: expect.stringMatching(/^x{79}…$/) },
  ])
  expect((await ask(red, 'kaithem/editor/tag?name=/types/number')).body).toMatchObject({
    claims: [{ annotation: '(circular)' }],
  })
})

test('other paths and methods stay as they were', async () => {
  expect((await ask(red, 'kaithem/nothing')).status).toBe(404)
  expect((await ask(red, 'kaithem/editor/tags', { method: 'POST' })).status).toBe(404)
})
