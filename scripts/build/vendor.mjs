/**
 * Small packages of plain JavaScript that travel inside this one: each becomes a file of dist/vendor that loads when it
 * is first used, so that installing the palette brings few dependencies (docs/decisions/0004).
 */

import { readFileSync } from 'node:fs'
import { build } from 'esbuild'
import { bundledPackages, licenceText } from './licences.mjs'
import { read, root, step, write } from './steps.mjs'

const folder = 'dist/vendor'
const licences = `${folder}/licenses.txt`

/** The names under which lib/platform/node/packages.ts finds them; each must be in devDependencies. */
const names = JSON.parse(read('package.json')).kaithem.vendor

/** seek-bzip makes its buffers in a way that Node warns about. */
const modernBuffers = {
  name: 'modern-buffers',
  setup: ({ onLoad }) =>
    onLoad({ filter: /[\\/]seek-bzip[\\/]lib[\\/].*\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('new Buffer(', 'Buffer.alloc('),
      loader: 'js',
    })),
}

/** Bundles what package.json lists under `kaithem.vendor`. */
export function buildVendor() {
  return step('vendor', ['scripts/build/vendor.mjs', 'package.json', 'package-lock.json'], async () => {
    const result = await build({
      absWorkingDir: root,
      entryPoints: Object.fromEntries(names.map((name) => [name, name])),
      outdir: folder,
      outExtension: { '.js': '.cjs' },
      bundle: true,
      minify: true,
      keepNames: true,
      format: 'cjs',
      platform: 'node',
      target: 'node20.19',
      legalComments: 'none',
      plugins: [modernBuffers],
      metafile: true,
      logLevel: 'silent',
    })
    write(licences, bundledPackages(result.metafile).map(licenceText).join('\n'))
    return [...Object.keys(result.metafile.outputs), licences]
  })
}
