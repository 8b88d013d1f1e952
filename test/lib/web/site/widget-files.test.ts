import { expect, it } from 'vitest'
import { createFakePackages } from '../../../../lib/platform/fake/packages.ts'
import { widgetFiles } from '../../../../lib/web/site/widget-files.ts'

it('are open to everybody and sent from the package', () => {
  const files = { '#static/widget.js': '/p/widget.js', '#static/widget.css': '/p/widget.css' }
  const routes = widgetFiles(createFakePackages({}, files))
  expect(routes.map(({ path, access }) => [path, access])).toEqual([
    ['/kaithem/static/widget.js', 'public'],
    ['/kaithem/static/widget.css', 'public'],
  ])
  expect(routes.map(({ answer }) => answer({} as never))).toMatchObject([
    { body: { file: '/p/widget.js' } },
    { body: { file: '/p/widget.css' } },
  ])
})
