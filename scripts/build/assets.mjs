/** Icons, catalogues and help go beside the built files, where Node-RED looks for them. */

import { copyFileSync, existsSync, mkdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { BuildError, filesBelow, read, root, step, write } from './steps.mjs'

/** One copy of the icons beside the plugin serves the whole package. */
export function buildIcons() {
  const icons = filesBelow('icons')
  return step('icons', icons, () =>
    icons.map((icon) => {
      const output = `dist/nodes/kaithem/icons/${basename(icon)}`
      mkdirSync(dirname(join(root, output)), { recursive: true })
      copyFileSync(join(root, icon), join(root, output))
      return output
    }),
  )
}

/**
 * Catalogues are copied; help, written as plain HTML, gets the wrapper that Node-RED expects.
 *
 * @param {import('./parts.mjs').Part} part
 */
export function buildLocales(part) {
  const sources = part.locales.filter((path) => existsSync(join(root, path)))
  return step(`locales-${part.name}`, ['scripts/build/assets.mjs', ...sources], () =>
    sources.map((source) => {
      const output = `dist/nodes/${part.folder}/${source}`
      write(output, source.endsWith('.html') ? wrapHelp(part.name, read(source)) : JSON.stringify(parse(source)))
      return output
    }),
  )
}

const wrapHelp = (type, html) => `<script type="text/html" data-help-name="${type}">\n${html.trim()}\n</script>\n`

function parse(path) {
  try {
    return JSON.parse(read(path))
  } catch (error) {
    throw new BuildError(`${path}: ${error.message}`)
  }
}
