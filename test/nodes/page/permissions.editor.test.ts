import { expect, it } from 'vitest'
import { lastName } from '../../../nodes/page/permissions.editor.ts'

it.each([
  ['', '', ''],
  ['/a', '', '/a'],
  ['/a.b, /c', '/a.b, ', '/c'],
  ['/a.b ', '/a.b ', ''],
  ['/a,/b,', '/a,/b,', ''],
])('%j: what is typed last is completed', (typed, before, name) => {
  expect(lastName(typed)).toEqual({ before, name })
})
