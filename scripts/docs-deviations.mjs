/**
 * Writes docs/deviations.md: where this differs from KaithemAutomation, collected from the comments in lib/ that begin with
 * `Porting note:`. Run it after changing one: `node scripts/docs-deviations.mjs`.
 */

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { filesBelow, root } from './build/steps.mjs'

const output = 'docs/deviations.md'

const head = `# Deviations from KaithemAutomation

Names and behaviour follow KaithemAutomation's documented API. Where this package does something else on purpose, the code says so
in a \`Porting note:\`. This page is made of these notes by \`node scripts/docs-deviations.mjs\`; change the notes, not this page.
`

/** The notes of one source text: from \`Porting note:\` to the end of its paragraph. */
export function notesIn(text) {
  const lines = text.split('\n').map((line) => /^\s*(?:\/\*\*|\/\/|\*\/|\*)\s?(.*?)(?:\s*\*\/)?$/.exec(line)?.[1])
  return lines.flatMap((line, index) => {
    const first = /^Porting note: (.*)/.exec(line ?? '')?.[1]
    if (first === undefined) return []
    const rest = lines.slice(index + 1)
    const end = rest.findIndex((more) => more === undefined || /^(\s*$|@|Porting note:)/.test(more))
    return [[first, ...rest.slice(0, end < 0 ? rest.length : end)].join(' ').replace(/\s+/g, ' ').trim()]
  })
}

/** The page as it should be. */
export function deviationsPage() {
  const sections = new Map()
  for (const path of filesBelow('lib', (name) => name.endsWith('.ts'))) {
    const namespace = path.split('/').length > 2 ? `kaithem.${path.split('/')[1]}` : 'kaithem'
    for (const note of notesIn(readFileSync(join(root, path), 'utf8'))) {
      const sentence = `${note.charAt(0).toUpperCase()}${note.slice(1)}`
      sections.set(namespace, [...(sections.get(namespace) ?? []), `- ${sentence} (\`${path}\`)`])
    }
  }
  const names = [...sections.keys()].sort()
  return [head, ...names.map((name) => `## ${name}\n\n${sections.get(name).join('\n')}\n`)].join('\n')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(join(root, output), deviationsPage())
