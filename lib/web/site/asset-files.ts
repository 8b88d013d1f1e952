/** Scripts and style sheets that the build makes, as files of the package. @module */

import type { PackageFiles } from '../../platform/packages.ts'
import type { Route } from '../routes.ts'

/** By the last part of their address. */
const names = ['widget.js', 'widget.css', 'site.js'] as const

/** Browsers ask again each time whether they changed; the answer to that is short. */
const headers = { 'Cache-Control': 'no-cache' }

export function assetFiles(packages: PackageFiles): readonly Route[] {
  return names.map((name) => ({
    method: 'GET',
    path: `/kaithem/static/${name}`,
    access: 'public',
    answer: () => ({ headers, body: { file: packages.file(`#static/${name}`) } }),
  }))
}
