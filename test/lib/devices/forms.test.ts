import { expect, it } from 'vitest'
import { readFields } from '../../../lib/devices/fields.ts'
import { escapeHtml, settingsForm } from '../../../lib/devices/forms.ts'

it('makes a control for each field, escapes everything, and shows no secret', () => {
  const fields = readFields({
    a: { title: '<b>', description: '"help"' },
    n: { type: 'integer', min: 1, max: 5, default: 3 },
    s: { secret: true },
    on: { type: 'boolean' },
    mode: { enum: ['x', '<y>'] },
    rows: { type: 'array' },
  })
  const html = settingsForm(fields, { a: '"><script>', s: 'geheim', on: true, mode: '<y>', rows: [1] })
  expect(html).toContain('<label>&lt;b&gt; <input name="a" value="&quot;&gt;&lt;script&gt;"></label>')
  expect(html).toContain('<small>&quot;help&quot;</small>')
  expect(html).toContain('type="number" step="1" min="1" max="5" value="3"')
  expect(html).not.toContain('geheim')
  expect(html).toContain('<option selected>yes</option>')
  expect(html).toContain('<option selected>&lt;y&gt;</option>')
  expect(html).toContain('<textarea name="rows">[1]</textarea>')
})

it('escapes', () => {
  expect(escapeHtml(`<&>"'`)).toBe('&lt;&amp;&gt;&quot;&#39;')
})
