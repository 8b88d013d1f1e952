/**
 * Writes docs/node-settings.md: how the settings of each node are called in a flow file, for flows that are written by
 * hand or by a program. Made of the dialogs, their defaults and their texts. `npm run docs` runs it.
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parts } from './build/parts.mjs'
import { read, root } from './build/steps.mjs'

/** Where the list goes. */
export const target = 'docs/node-settings.md'

const intro = `# Settings of the nodes in a flow file

For flows that are written by hand, by a program or through Node-RED's HTTP API: what the settings of each node are called,
their usual values, and what may be chosen. Numbers may also be texts, as the dialogs write them. A setting that is missing
has its usual value. What each one does is said in the help of the editor and in [the nodes](nodes.md).
`

/** The values of each list in the form of a node. */
function choicesOf(form) {
  const lists = [...form.matchAll(/<select[^>]*id="node-(?:config-)?input-(\w+)"[^>]*>(.*?)<\/select>/gs)]
  return new Map(
    lists.map(([, name, options]) => [name, [...options.matchAll(/value="([^"]*)"/g)].map(([, value]) => value)]),
  )
}

const code = (value) => `\`${typeof value === 'string' ? JSON.stringify(value) : String(JSON.stringify(value))}\``

async function sectionOf({ name, folder, form }) {
  const { defaults } = await import(pathToFileURL(join(root, `build/nodes/${folder}/config.js`)).href)
  if (defaults === undefined) return ''
  const labels = JSON.parse(read(`locales/en-US/${name}.json`))[name].label ?? {}
  const choices = choicesOf(read(form))
  const rows = Object.entries(defaults).map(([key, value]) => {
    const values = choices.get(key)?.filter((choice) => choice !== '') ?? []
    const about = [labels[key] ?? '', values.length > 0 ? `one of ${values.map(code).join(', ')}` : '']
    return `| \`${key}\` | ${code(value)} | ${about.filter(Boolean).join('; ').replaceAll('|', '\\|')} |`
  })
  return `\n## ${name}\n\n| setting | usual value | in the dialog |\n|---|---|---|\n${rows.join('\n')}\n`
}

/** The page as it should be. */
export async function settingsPage() {
  const sections = []
  for (const part of parts().filter(({ form }) => form !== undefined)) sections.push(await sectionOf(part))
  return intro + sections.join('')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const page = await settingsPage()
  const path = join(root, target)
  if (!existsSync(path) || readFileSync(path, 'utf8') !== page) writeFileSync(path, page)
}
