import { expect, test } from 'vitest'
import { Markup } from '../../../lib/markup.ts'
import { content, contentHtml } from '../../../lib/widget/content.ts'

test('text is escaped on its way, markup is not', () => {
  expect(contentHtml('<b>')).toBe('&lt;b&gt;')
  expect(contentHtml(new Markup('<b>'))).toBe('<b>')
  expect(contentHtml(null)).toBe('')
})

test('both are cut, without half a character, tag or entity', () => {
  expect(content('x'.repeat(300), 255)).toHaveLength(255)
  expect(content('ab😀', 3)).toBe('ab')
  const cut = (text: string, length: number): string => String(content(new Markup(text), length))
  expect(cut('<b>abc</b>', 8)).toBe('<b>abc')
  expect(cut('<b>a &amp; b</b>', 7)).toBe('<b>a ')
  expect(content(7, 255)).toBe('7')
  expect(content(undefined, 255)).toBe('')
})
