import { expect, it } from 'vitest'
import { readFields } from '../../../lib/devices/fields.ts'

it('reads properties, and the properties of a JSON schema', () => {
  const host = { type: 'string', title: 'Host', description: 'Where it is' }
  const expected = [{ key: 'host', type: 'string', title: 'Host', description: 'Where it is', required: true }]
  expect(readFields({ host: { ...host, required: true } })).toEqual(expected)
  expect(readFields({ properties: { host }, required: ['host'] })).toEqual(expected)
})

it.each([
  [
    { type: 'number', min: 1, maximum: 2 },
    { type: 'number', min: 1, max: 2 },
  ],
  [{ type: 'bool' }, { type: 'boolean' }],
  [{ secret: true }, { type: 'secret' }],
  [{ format: 'password' }, { type: 'secret' }],
  [{ enum: ['a', 1] }, { type: 'enum', options: ['a', '1'] }],
  [{ type: 'object' }, { type: 'json' }],
  [{ type: 'array' }, { type: 'json' }],
  [
    { type: 'array', items: { a: {} } },
    { type: 'list', items: [expect.objectContaining({ key: 'a' })] },
  ],
  [{ format: 'textarea' }, { type: 'text' }],
  [null, { type: 'string', title: 'x' }],
  ['odd', { type: 'string', title: 'x' }],
])('%j is %j', (given, field) => {
  expect(readFields({ x: given })).toEqual([expect.objectContaining(field)])
})

it('takes anything', () => {
  for (const schema of [null, 5, 'x', [], undefined]) expect(readFields(schema)).toEqual([])
  expect(readFields(JSON.parse('{"__proto__": {}, "a": {}}')).map(({ key }) => key)).toEqual(['a'])
})
