import { expect, it } from 'vitest'
import { html } from '../../../../lib/markup.ts'
import { livePart } from '../../../../lib/web/site/live.ts'
import { createVisit } from '../pages/visit.ts'

it('says where it comes from and what tells of changes, all of it escaped', () => {
  const visit = createVisit({ root: '/red' })
  const part = livePart(visit, { from: '/kaithem/x?a=1&b=2', on: 'w', value: '"1"', content: html`<p>${'<now>'}</p>` })
  expect(String(part)).toBe(
    '<div data-kaithem-refresh="/red/kaithem/x?a=1&amp;b=2" data-kaithem-on="w" data-kaithem-value="&#34;1&#34;">\n<p>&lt;now&gt;</p>\n</div>',
  )
  const more = livePart(visit, { from: '/', on: 'w', value: '', content: '', attributes: html`class="place"` })
  expect(String(more)).toContain(' class="place">')
})
