import { describe, expect, it } from 'vitest'
import { codeOf, createRig } from './support.ts'

describe('string tags', () => {
  it.each([
    [90, '90'],
    [null, 'null'],
    [undefined, 'undefined'],
    [true, 'true'],
    ['x', 'x'],
    [[1, 2], '1,2'],
  ])('%j is kept as %j', (value, expected) => {
    const { tags } = createRig()
    const tag = tags.StringTag('s')
    expect(tag.value).toBe('')
    tag.value = value
    expect(tag.value).toBe(expected)
  })

  it('refuses what has no text', () => {
    const { tags } = createRig()
    expect(codeOf(() => (tags.StringTag('s').value = Object.create(null)))).toBe('KAITHEM_TYPE')
  })
})
