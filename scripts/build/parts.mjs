/** What package.json promises Node-RED: its node sets and plugins, and the source files of each. */

import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { filesBelow, read, root } from './steps.mjs'

export const languages = ['en-US', 'de']

/**
 * @typedef {object} Part
 * @property {string} name set name, node type and base of all its files
 * @property {string} folder source folder below nodes/
 * @property {boolean} plugin
 * @property {string} entry the TypeScript file that Node-RED loads
 * @property {string} editor the TypeScript file of the dialog
 * @property {string | undefined} form the dialog's HTML; a plugin has none
 * @property {string[]} locales catalogues and help, all languages
 */

/** @returns {Part[]} every node set and plugin of package.json */
export function parts() {
  const entries = JSON.parse(read('package.json'))['node-red']
  return [
    ...Object.entries(entries.plugins ?? {}).map(([name, path]) => part(name, path, true)),
    ...Object.entries(entries.nodes ?? {}).map(([name, path]) => part(name, path, false)),
  ]
}

function part(name, path, plugin) {
  const folder = path.split('/')[2]
  if (path !== `dist/nodes/${folder}/${name}.js`) throw new Error(`package.json: ${path} does not end in ${name}.js`)
  const source = (ending) => `nodes/${folder}/${name}${ending}`
  return {
    name,
    folder,
    plugin,
    entry: source('.ts'),
    editor: source('.editor.ts'),
    form: plugin ? undefined : source('.form.html'),
    locales: languages.flatMap((language) => [
      `locales/${language}/${name}.json`,
      ...(plugin ? [] : [`locales/${language}/${name}.html`]),
    ]),
  }
}

/** The files a part needs and does not have. */
export function missingFiles(part) {
  return [part.entry, part.editor, part.form, ...part.locales].filter((path) => path && !existsSync(join(root, path)))
}

/** Source files below nodes/ that no part of package.json loads as its entry, although they are named like one. */
export function unknownEntries(known) {
  const entries = new Set(known.map((part) => part.entry))
  return filesBelow('nodes', (path) => {
    const name = basename(path)
    return /^kaithem[a-z-]*\.ts$/.test(name) && path.split('/').length === 3 && !entries.has(path)
  })
}
