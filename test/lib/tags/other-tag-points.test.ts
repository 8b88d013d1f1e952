import { expect, it } from 'vitest'
import { codeOf, createRig } from './support.ts'

it.each(['ObjectTag', 'BinaryTag'] as const)('%s has one check, which may be taken away', (kind) => {
  const tag = createRig().tags[kind]('a')
  expect(tag.validate).toBeNull()
  const check = (): never => {
    throw new RangeError('no')
  }
  tag.validate = check
  expect(tag.validate).toBe(check)
  expect(() => (tag.value = [1])).toThrow('no')
  tag.validate = null
  tag.value = [1]
  expect(codeOf(() => (tag.validate = 5 as never))).toBe('KAITHEM_TYPE')
})

it('transforms bytes', () => {
  const tag = createRig().tags.BinaryTag('b')
  tag.validate = (value) => (value as Uint8Array).slice(0, 1)
  tag.value = [1, 2, 3]
  expect([...tag.value]).toEqual([1])
})

it('texts have no check', () => {
  expect('validate' in createRig().tags.StringTag('s')).toBe(false)
})
