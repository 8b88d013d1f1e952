import { expect, test } from 'vitest'
import { attributes, controlId, element, labelled, unitText } from '../../../lib/widget/element.ts'

test('attributes are escaped; what is not there is left out', () => {
  const text = String(attributes({ a: '"<', b: undefined, c: false, d: true, e: 0 }))
  expect(text).toBe(' a="&#34;&lt;" d e="0"')
})

test('an element says what it is, and escapes what is in it', () => {
  const text = String(element({ id: 'a"b', kind: 'span', version: 7, cssclass: 'big', tag: 'span' }, '<i>'))
  expect(text).toBe(
    '<span class="kaithem-widget kaithem-span big" data-kaithem="span" data-id="a&#34;b" data-version="7">&lt;i&gt;</span>',
  )
})

test('ids of controls are fit for HTML', () => {
  expect(controlId('tag:/a b', 2)).toBe('kaithem-tag__a_b-2')
})

test('a control has a label, or a name for those who cannot see it', () => {
  expect(String(labelled('x', 'Fan & light', 'Slider').label)).toContain('for="x">Fan &amp; light</label>')
  expect(labelled('x', '', 'Slider').aria).toEqual({ 'aria-label': 'Slider' })
  expect(String(unitText(''))).toBe('')
})

test('units are written as people write them', () => {
  expect(String(unitText('degC'))).toBe('<span class="kaithem-unit">°C</span>')
  expect(String(unitText('bar'))).toBe('<span class="kaithem-unit">bar</span>')
  expect(String(unitText(''))).toBe('')
})
