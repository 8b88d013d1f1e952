/** Hover help and completion of function nodes: all declarations of lib in one file, comments kept. */

import { existsSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import { rollup } from 'rollup'
import { dts } from 'rollup-plugin-dts'
import { BuildError, filesBelow, root, step, write } from './steps.mjs'

const entry = 'build/lib/index.d.ts'
const output = 'resources/kaithem.d.ts'
const packageTypes = 'dist/lib/index.d.ts'

/**
 * Bundles build/lib/index.d.ts, for the editor and for the package; types of other packages stay imports.
 *
 * @param {{ tolerant: boolean, warn: (text: string) => void }} options
 */
export function buildTypings({ tolerant, warn }) {
  if (!existsSync(join(root, entry))) return false
  return step(
    'typings',
    ['scripts/build/typings.mjs', ...filesBelow('build/lib', isDeclaration)],
    async (unfinished) => {
      try {
        const text = await bundle(warn)
        for (const path of [output, packageTypes]) write(path, text)
        return [output, packageTypes]
      } catch (error) {
        if (!tolerant) throw new BuildError(`${output}: ${error.message}`)
        warn(`${output}: ${error.message}`)
        unfinished()
        return []
      }
    },
  )
}

async function bundle(warn) {
  const input = await rollup({
    input: join(root, entry),
    external: (id) => !id.startsWith('.') && !isAbsolute(id),
    plugins: [dts({ compilerOptions: { types: [] } })],
    onwarn: (warning) => {
      if (warning.code !== 'UNUSED_EXTERNAL_IMPORT') warn(`${output}: ${warning.message}`)
    },
  })
  const result = await input.generate({ format: 'es' })
  await input.close()
  return withoutSpec(result.output[0].code)
}

/** Lines that point into the specification are for the makers, not for the help in function nodes. */
export const withoutSpec = (text) => text.replace(/^ *\* Spec: .*\n(?: *\*\n)?/gm, '')

const isDeclaration = (path) => path.endsWith('.d.ts')
