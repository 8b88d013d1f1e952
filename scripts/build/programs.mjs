/** Threads and processes that run beside the main thread: a bundle for each, so that they start quickly and take little. */

import { basename } from 'node:path'
import { build } from 'esbuild'
import { filesBelow, root, step } from './steps.mjs'

const folder = 'lib/gpio/backends/programs'

/** Bundles build/<folder> into dist/<folder>. */
export function buildPrograms() {
  const isScript = (path) => path.endsWith('.js')
  const entries = filesBelow(`build/${folder}`, isScript)
  return step('programs', ['scripts/build/programs.mjs', ...filesBelow('build/lib', isScript)], async () => {
    await build({
      absWorkingDir: root,
      entryPoints: entries,
      outdir: `dist/${folder}`,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      packages: 'external',
      logLevel: 'silent',
    })
    return entries.map((path) => `dist/${folder}/${basename(path)}`)
  })
}
