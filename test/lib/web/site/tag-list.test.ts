import { expect, it } from 'vitest'
import { createKaithem } from '../../../../lib/create.ts'
import { tagAddress, tagList } from '../../../../lib/web/site/tag-list.ts'
import { createVisit } from '../pages/visit.ts'

it('has each tag with a link to its page and the widget that fits it', () => {
  const { tags } = createKaithem()
  tags['/hall/a b'].value = 1
  const visit = createVisit({ root: '/red' })
  const text = String(tagList(visit, [tags['/hall/a b'] as never]))
  expect(text).toContain('<a href="/red/kaithem/tag?name=%2Fhall%2Fa%20b">/hall/a b</a>')
  expect(text).toMatch(/data-kaithem="[a-z]+"/)
  expect(tagAddress(visit, '/x&y')).toBe('/red/kaithem/tag?name=%2Fx%26y')
})
