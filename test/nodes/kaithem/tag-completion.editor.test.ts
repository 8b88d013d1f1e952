import { describe, expect, test } from 'vitest'
import { typedTagName } from '../../../nodes/kaithem/tag-completion.editor.ts'

describe('tag names', () => {
  test.each([
    ["kaithem.tags['", ''],
    ["kaithem.tags['/shop/te", '/shop/te'],
    ['k.tags["/a b', '/a b'],
    ['kaithem.tags[`/x', '/x'],
    ["kaithem.tags.get('/x", '/x'],
    ["x = kaithem.tags['/a'].value + kaithem.tags['/b", '/b'],
  ])('%s', (before, typed) => {
    expect(typedTagName(before)).toBe(typed)
  })

  test.each(["kaithem.tags['/a'].", 'kaithem.tags', "other['/a", "kaithem.message.post('/a"])('not in %s', (before) => {
    expect(typedTagName(before)).toBeUndefined()
  })
})
