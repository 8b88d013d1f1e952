import { expect, it } from 'vitest'
import { createFakePackages } from '../../../../lib/platform/fake/packages.ts'
import { assetFiles } from '../../../../lib/web/site/asset-files.ts'

it('are open to everybody and sent from the package', () => {
  const files = {
    '#static/widget.js': '/p/widget.js',
    '#static/widget.css': '/p/widget.css',
    '#static/site.js': '/p/site.js',
  }
  const routes = assetFiles(createFakePackages({}, files))
  expect(routes.map(({ path, access }) => [path, access])).toEqual([
    ['/kaithem/static/widget.js', 'public'],
    ['/kaithem/static/widget.css', 'public'],
    ['/kaithem/static/site.js', 'public'],
  ])
  expect(routes.map(({ answer }) => answer({} as never))).toMatchObject([
    { body: { file: '/p/widget.js' } },
    { body: { file: '/p/widget.css' } },
    { body: { file: '/p/site.js' } },
  ])
})
