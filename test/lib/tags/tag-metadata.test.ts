import { expect, it } from 'vitest'
import { createRig } from './support.ts'

it.each([
  ['description', '', 'a lamp'],
  ['owner', '', 'me'],
  ['subtype', '', 'color'],
  ['writable', true, false],
  ['is_input_only', false, true],
  ['isInputOnly', false, true],
  ['unreliable', false, true],
  ['enum', undefined, { 0: 'off' }],
  ['interval', 0, 5],
  ['restore', false, true],
] as const)('%s is %j, then %j', (name, first, second) => {
  const tag = createRig().tags.get('a') as unknown as Record<string, unknown>
  expect(tag[name]).toEqual(first)
  tag[name] = second
  expect(tag[name]).toEqual(second)
})

it('knows its type and whether it was deleted', () => {
  const { tags } = createRig()
  expect([tags.get('a').type, tags.StringTag('s').type, tags.ObjectTag('o').type]).toEqual([
    'number',
    'string',
    'object',
  ])
  expect(tags.BinaryTag('b')).toMatchObject({})
  expect([tags.BinaryTag('b').type, tags.BinaryTag('b').closed]).toEqual(['binary', false])
})

it('has an evalContext to write into', () => {
  const { tags } = createRig()
  const tag = tags.get('=k + 1')
  Object.assign(tag.evalContext, { k: 4 })
  expect(tag.eval_context).toBe(tag.evalContext)
  expect(tag.value).toBe(5)
  tag.evalContext = null
  expect(tag.evalContext).toEqual({})
})
