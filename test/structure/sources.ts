/** Which source files need a test of their own. @module */

import { transformSync } from 'esbuild'
import { filesBelow, read } from '../support/package-info.ts'

/** Anything that can go wrong when it runs; types, constants and lists of exports cannot. */
const logic = /=>|\bfunction\b|\bclass\b/

/** Dialog code that reaches into the page is tested in a real browser. */
const page = /\b(RED|document|window|jQuery|JQuery|HTML\w*Element|monaco)\b|\$\(/

const hasLogic = (path: string): boolean => logic.test(transformSync(read(path), { loader: 'ts' }).code)
const isDialog = (path: string): boolean =>
  path.endsWith('.editor.ts') || path.startsWith('nodes/_editor/') || path.startsWith('lib/widget/client/')

/** Every TypeScript source of lib/ and nodes/. */
export const sources: readonly string[] = [...filesBelow('lib', '.ts'), ...filesBelow('nodes', '.ts')]

/** Sources with logic, without dialog code that only a browser can run. */
export const testedSources: readonly string[] = sources.filter(
  (path) => !(isDialog(path) && page.test(read(path))) && hasLogic(path),
)

/** Where the test of a source file is. */
export const mirrorOf = (path: string): string => `test/${path.replace(/\.ts$/, '.test.ts')}`

/** The source that a mirror test is for; `bus.model.test.ts` is another test of `bus.ts`. */
export const sourceOf = (path: string): string => path.replace(/^test\//, '').replace(/(\.\w+)?\.test\.ts$/, '.ts')
