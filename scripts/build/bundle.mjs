/**
 * What Node-RED loads: all entries in one esbuild run that shares their common code as chunks, so that there is one
 * instance of the core and few files to open at start.
 */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { programFolders } from './programs.mjs'
import { filesBelow, root, step } from './steps.mjs'

const isScript = (path) => path.endsWith('.js')

/**
 * Bundles build/ into dist/.
 *
 * @param {ReturnType<import('./parts.mjs').parts>} parts
 */
export function bundle(parts) {
  const programs = programFolders.flatMap((folder) => filesBelow(`build/${folder}`, isScript))
  const entries = [
    'build/lib/index.js',
    ...programs,
    ...parts.map((part) => `build/nodes/${part.folder}/${part.name}.js`),
  ]
  const compiled = filesBelow('build', isScript)
  return step('bundle', ['scripts/build/bundle.mjs', 'package.json', ...compiled], async () => {
    const result = await build({
      absWorkingDir: root,
      entryPoints: entries.filter((path) => existsSync(join(root, path))),
      outbase: 'build',
      outdir: 'dist',
      chunkNames: 'chunks/[name]-[hash]',
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      packages: 'external',
      metafile: true,
      logLevel: 'silent',
    })
    return Object.keys(result.metafile.outputs)
  })
}
