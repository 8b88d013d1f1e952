import { expect, it } from 'vitest'
import { checkPageOptions } from '../../../lib/web/pages/page-options.ts'
import { defaultSettings } from '../../../lib/web/pages/settings.ts'
import { defaults, parseConfig } from '../../../nodes/page/config.ts'
import { pageOptions } from '../../../nodes/page/page-options.ts'

it('a new node is a page with the usual settings', () => {
  const options = pageOptions(parseConfig({ ...defaults, name: 'Pump room' }), 'n1', 'Cellar')
  expect(checkPageOptions(options)).toMatchObject({
    ...{ id: 'n1', module: 'Cellar', path: 'pump-room', name: 'Pump room', kind: 'page', body: defaults.body },
  })
  const { title: _, ...usual } = defaultSettings
  expect(options.settings).toEqual(usual)
})

it('every setting arrives', () => {
  const raw = {
    ...{ module: 'm', path: 'a/b', kind: 'template', engine: 'markdown', setup: 's', code: 'c', mime: 'text/plain' },
    ...{ methods: 'PUT', permissions: '/a.b', origins: '*', header: false, navigation: false, streaming: true },
    ...{ compatible: true, markdownHtml: true, reload: '5', theme: '/x.css', banner: 'B', body: 'b' },
  }
  expect(pageOptions(parseConfig(raw), 'n1', 'tab')).toEqual({
    ...{ id: 'n1', module: 'm', path: 'a/b', name: 'a/b', kind: 'template', body: 'b', setup: 's', code: 'c' },
    settings: {
      ...{ engine: 'markdown', mime: 'text/plain', methods: ['PUT'], permissions: ['/a.b'], origins: ['*'] },
      ...{ header: false, navigation: false, streaming: true, compatible: true, html: true, reload: 5 },
      ...{ theme: '/x.css', banner: 'B' },
    },
  })
})
