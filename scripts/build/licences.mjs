/** Which packages a bundle contains, and the licence texts that must travel with it. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, root } from './steps.mjs'

/** The npm packages whose files went into an esbuild bundle, by its metafile. */
export function bundledPackages(metafile) {
  const folders = new Set()
  for (const path of Object.keys(metafile.inputs)) {
    const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)
    if (match?.[1]) folders.add(match[1])
  }
  return [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(read(`${folder}/package.json`))
    return { folder, name, version, license }
  })
}

/** Name, version and licence of one of them. */
export function licenceText({ folder, name, version, license }) {
  const file = readdirSync(join(root, folder)).find((entry) => /^(licen[cs]e|copying)/i.test(entry))
  const text = file ? readFileSync(join(root, folder, file), 'utf8').trim() : `Licence: ${license}`
  return `${name} ${version}\n\n${text}\n`
}
