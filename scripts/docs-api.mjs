/**
 * Writes docs/api/: one page for each namespace with every name of lib/api-names.ts, made of the declarations and doc
 * comments in lib/. Run it after changing one: `node scripts/docs-api.mjs`. It fails, naming them, while public names
 * lack a description or their one example.
 */

import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { filesBelow, root, write } from './build/steps.mjs'
import { namespaceEntries, problemsOf } from './docs/entries.mjs'
import { indexPage, namespacePage } from './docs/page.mjs'

const folder = 'docs/api'

/** The pages as they should be, by path, and what is missing in lib/. */
export function apiReference() {
  const namespaces = namespaceEntries()
  const pages = new Map(namespaces.map((entry) => [`${folder}/${entry.namespace}.md`, namespacePage(entry)]))
  pages.set(`${folder}/README.md`, indexPage(namespaces))
  return { pages, problems: problemsOf(namespaces) }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { pages, problems } = apiReference()
  for (const [path, text] of pages) write(path, text)
  for (const path of filesBelow(folder).filter((file) => !pages.has(file))) rmSync(join(root, path))
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  if (problems.length > 0) process.exitCode = 1
}
