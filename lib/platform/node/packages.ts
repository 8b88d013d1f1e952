/** npm packages as Node finds them from here: those in dist/vendor first, then installed ones. @module */

import { createRequire } from 'node:module'
import { errorText, KaithemError } from '../../errors.ts'
import type { PackageFiles, Packages } from '../packages.ts'

/** Packages that the build puts into dist/vendor; package.json lists them too, and a test compares. */
export const vendored: readonly string[] = [
  ...['acorn', 'croner', 'marked', 'opus-decoder', 'seek-bzip', 'spessasynth_core', 'suncalc', 'temporal-polyfill'],
]

/** @example createNodePackages().load('xstate') */
export function createNodePackages(): Packages & PackageFiles {
  const require = createRequire(import.meta.url)
  const attempt = <T>(name: string, work: () => T): T => {
    try {
      return work()
    } catch (error) {
      const text = `The package ${name} cannot be loaded; install kaithem again. ${errorText(error)}`
      throw new KaithemError('KAITHEM_UNAVAILABLE', text, { package: name }, error)
    }
  }
  return {
    load: (name) => attempt(name, () => require(vendored.includes(name) ? `#vendor/${name}` : name)),
    file: (name) => attempt(name, () => require.resolve(name)),
  }
}
