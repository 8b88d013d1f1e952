/** docs/pages.md: the pages shown there compile, and every setting of the text is named. */

import { afterAll, expect, test } from 'vitest'
import { createKaithem } from '../../lib/index.ts'
import { fieldNames } from '../../lib/web/pages/settings.ts'
import { read } from '../support/package-info.ts'

const kaithem = createKaithem()
afterAll(() => kaithem.close())
const text = read('docs/pages.md')
const shown = [...text.matchAll(/^```(?:mako|text)\n([\s\S]*?)^```$/gm)].map(([, body = '']) => ({ body }))

test('there are pages', () => expect(shown.length).toBeGreaterThan(3))

test.each(shown)('%#: $body', ({ body }) => {
  expect(kaithem.web.check_page({ module: 'docs', path: 'page', body })).toEqual([])
})

test.each(fieldNames)('%s is explained', (name) => expect(text).toContain(`\`${name}`))
