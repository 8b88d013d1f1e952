/** docs/deviations.md is made of comments in lib/. */

import { expect, test } from 'vitest'
import { deviationsPage, notesIn } from '../../scripts/docs-deviations.mjs'
import { read } from '../support/package-info.ts'

test('the page is up to date; if not: node scripts/docs-deviations.mjs', () => {
  expect(read('docs/deviations.md')).toBe(deviationsPage())
})

test.each([
  ['// Porting note: one line.\ncode()', ['one line.']],
  ['/** Porting note: alone. */', ['alone.']],
  ['/**\n * Text.\n *\n * Porting note: two\n * lines.\n *\n * More.\n */', ['two lines.']],
  ['/**\n * Porting note: before a mark.\n * @param x\n */', ['before a mark.']],
  ['  // Porting note: one.\n  // Porting note: two.\n', ['one.', 'two.']],
  ["const text = 'Porting note: no comment'", []],
])('%j has the notes %j', (text, notes) => {
  expect(notesIn(text)).toEqual(notes)
})
