/** What pages with widgets load: one script and one style sheet, in dist/static/. */

import { build } from 'esbuild'
import { BuildError, filesBelow, root, step, write } from './steps.mjs'

const folder = 'lib/widget/client'
/** What goes to the browser, and what it is made of. */
const outputs = [
  { entry: `${folder}/main.ts`, output: 'dist/static/widget.js' },
  { entry: `${folder}/widget.css`, output: 'dist/static/widget.css' },
]

/** Bundles and minifies both. */
export function buildClient() {
  const texts = ['en-US', 'de'].map((language) => `locales/${language}/kaithem-widget.json`)
  return step('client', ['scripts/build/client.mjs', 'lib/widget/chart-path.ts', ...filesBelow(folder), ...texts], async () => {
    for (const { entry, output } of outputs) write(output, await bundle(entry))
    return outputs.map(({ output }) => output)
  })
}

async function bundle(entry) {
  try {
    const result = await build({
      absWorkingDir: root,
      entryPoints: [entry],
      bundle: true,
      minify: true,
      format: 'iife',
      platform: 'browser',
      target: 'es2021',
      charset: 'utf8',
      legalComments: 'none',
      write: false,
      logLevel: 'silent',
    })
    return result.outputFiles[0].text
  } catch (error) {
    throw new BuildError(`${entry}: ${error.message}`)
  }
}
