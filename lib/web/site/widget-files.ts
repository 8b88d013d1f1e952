/** The script and the style sheet of widgets, as files of the package. @module */

import type { PackageFiles } from '../../platform/packages.ts'
import type { Route } from '../routes.ts'

/** By the last part of their address. */
export const widgetScript = 'widget.js'
export const widgetStyle = 'widget.css'

/** Browsers ask again each time whether they changed; the answer to that is short. */
const headers = { 'Cache-Control': 'no-cache' }

export function widgetFiles(packages: PackageFiles): readonly Route[] {
  return [widgetScript, widgetStyle].map((name) => ({
    method: 'GET',
    path: `/kaithem/static/${name}`,
    access: 'public',
    answer: () => ({ headers, body: { file: packages.file(`#static/${name}`) } }),
  }))
}
