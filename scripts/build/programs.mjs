/** Threads and processes that run beside the main thread: a bundle for each, so that they start quickly and take little. */

import { build } from 'esbuild'
import { filesBelow, root, step } from './steps.mjs'

export const programFolders = [
  'lib/gpio/backends/programs',
  'lib/midi/backends/programs',
  'lib/sound/backends/programs',
]

/** Bundles build/<folder> of each folder into dist/<folder>. */
export function buildPrograms() {
  const isScript = (path) => path.endsWith('.js')
  const entries = programFolders.flatMap((folder) => filesBelow(`build/${folder}`, isScript))
  return step('programs', ['scripts/build/programs.mjs', ...filesBelow('build/lib', isScript)], async () => {
    await build({
      absWorkingDir: root,
      entryPoints: entries,
      outbase: 'build',
      outdir: 'dist',
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20.19',
      packages: 'external',
      logLevel: 'silent',
    })
    return entries.map((path) => path.replace(/^build/, 'dist'))
  })
}
