import { expect, it } from 'vitest'
import { checkFields } from '../../../lib/devices/field-checks.ts'
import { readFields } from '../../../lib/devices/fields.ts'

const fields = readFields({
  url: { required: true },
  port: { type: 'integer', min: 1, max: 10 },
  mode: { enum: ['a', 'b'] },
  on: { type: 'boolean' },
  data: { type: 'object' },
  rows: { type: 'array', items: { name: { required: true }, size: { type: 'number' } } },
})

it.each([
  [{}, 'url missing'],
  [{ url: ' ' }, 'url missing'],
  [{ url: 'x', port: 'y' }, 'port number'],
  [{ url: 'x', port: 1.5 }, 'port whole'],
  [{ url: 'x', port: 0 }, 'port atLeast'],
  [{ url: 'x', port: '11' }, 'port atMost'],
  [{ url: 'x', mode: 'c' }, 'mode choice'],
  [{ url: 'x', on: 'maybe' }, 'on yesNo'],
  [{ url: 'x', data: '{' }, 'data json'],
  [{ url: 'x', rows: '{}' }, 'rows json'],
  [{ url: 'x', rows: [{ name: 'a' }, {}] }, 'rows[1].name missing'],
  [{ url: 'x', rows: '[{"name":"a","size":"b"}]' }, 'rows[0].size number'],
])('%j: %s', (config, expected) => {
  expect(checkFields(fields, config).map(({ field, reason }) => `${field} ${reason}`)).toEqual([expected])
})

it('has nothing against good settings and others than these', () => {
  const config = { url: 'x', port: '5', mode: 'a', on: 'yes', data: { a: 1 }, rows: [null].slice(1), other: 'y' }
  expect(checkFields(fields, config)).toEqual([])
})
