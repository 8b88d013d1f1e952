import { expect, it } from 'vitest'
import { createHandle, handleClasses } from '../../../lib/tags/handle.ts'
import { createRig } from './support.ts'

it.each([
  ['NumericTag', 'number'],
  ['StringTag', 'string'],
  ['ObjectTag', 'object'],
  ['BinaryTag', 'binary'],
] as const)('a %s is a function of its class, named like the tag', (getter, type) => {
  const { tags, registry, root } = createRig()
  tags[getter]('a')
  const point = registry.find('a')
  if (point === undefined) throw new Error('no tag')
  const handle = createHandle(point, registry.viewFor(root))
  expect([typeof handle, handle.name, handle instanceof handleClasses[type]]).toEqual(['function', '/a', true])
  expect(Object.keys(handle)).toEqual(['core', 'holder'])
})
