import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkTagOptions, parseTagWidgetId, tagWidgetId } from '../../../lib/widget/tag-options.ts'
import { codeOf } from './support.ts'

test.each([
  [{ type: 'knob' }, 'KAITHEM_VALUE'],
  [{ orient: 'up' }, 'KAITHEM_VALUE'],
  [{ min: 'x' }, 'KAITHEM_TYPE'],
  [{ label: 7 }, 'KAITHEM_TYPE'],
  [{ label: 'x'.repeat(201) }, 'KAITHEM_TYPE'],
  [{ seconds: 0 }, 'KAITHEM_VALUE'],
  [{ step: -1 }, 'KAITHEM_VALUE'],
  [{ constructor: 1 }, 'KAITHEM_VALUE'],
  ['meter', 'KAITHEM_TYPE'],
])('%j is refused with %s', (options, code) => {
  expect(codeOf(() => checkTagOptions(options, 'number', '/a'))).toBe(code)
})

/** What stands for the real signature. */
const sign = (text: string): string => `s${text.length}`

test('what suits numbers only is refused for text', () => {
  expect(codeOf(() => checkTagOptions({ type: 'slider' }, 'string', '/a'))).toBe('KAITHEM_VALUE')
  expect(checkTagOptions({ type: 'text', label: undefined }, 'string', '/a')).toEqual({ type: 'text' })
})

test('an id tells tag and options, whatever their order', () => {
  const id = tagWidgetId('/a/b', checkTagOptions({ type: 'slider', label: 'A/b=c' }, 'number', '/a/b'), sign)
  expect(id).toBe(tagWidgetId('/a/b', checkTagOptions({ label: 'A/b=c', type: 'slider' }, 'number', '/a/b'), sign))
  expect(parseTagWidgetId(id)).toEqual({ tag: '/a/b', options: { label: 'A/b=c', type: 'slider' } })
  expect(tagWidgetId('/a', {}, sign)).toBe('tag:s2./a')
  expect(parseTagWidgetId("tag:s9.=tv('/a') ? 1 : 2")).toEqual({ tag: "=tv('/a') ? 1 : 2", options: {} })
  expect(codeOf(() => tagWidgetId(`/${'x'.repeat(1100)}`, {}, sign))).toBe('KAITHEM_VALUE')
})

test('other ids are none', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const parsed = parseTagWidgetId(text)
      expect(parsed === undefined || text.startsWith('tag:')).toBe(true)
    }),
  )
  expect([parseTagWidgetId('tag:s.%zz/a'), parseTagWidgetId('light')]).toEqual([undefined, undefined])
})
