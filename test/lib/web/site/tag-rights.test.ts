import { expect, it } from 'vitest'
import { createKaithem } from '../../../../lib/create.ts'
import { maySeeTag, visibleTags } from '../../../../lib/web/site/tag-rights.ts'
import { createVisit } from '../pages/visit.ts'

const { tags } = createKaithem()
tags['/a'].value = 1
tags['/b'].value = 1
tags['/b'].expose('/lights.view')
tags['/c'].value = 1

const names = (permissions: readonly string[], most = 10) => {
  const { shown, more } = visibleTags(createVisit({ permissions }), tags, (name) => name !== '/none', most)
  return [shown.map(({ name }) => name).join(' '), more]
}

it('exposed tags are for whoever has their permission, others for whoever may see tags', () => {
  expect(names(['/lights.view'])).toEqual(['/b', false])
  expect(names(['/users/tagpoints.view'])).toEqual(['/a /c', false])
  expect(names(['/users/tagpoints.view', '/lights.view'])).toEqual(['/a /b /c', false])
  expect(maySeeTag(createVisit(), tags['/a'] as never)).toBe(false)
})

it('says when there are more', () => {
  expect(names(['/users/tagpoints.view'], 1)).toEqual(['/a', true])
  expect(names(['/users/tagpoints.view'], 2)).toEqual(['/a /c', false])
})
