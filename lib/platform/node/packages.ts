/** npm packages as Node finds them from here. @module */

import { createRequire } from 'node:module'
import { errorText, KaithemError } from '../../errors.ts'
import type { Packages } from '../packages.ts'

/** @example createNodePackages().load('xstate') */
export function createNodePackages(): Packages {
  const require = createRequire(import.meta.url)
  return {
    load: (name) => {
      try {
        return require(name)
      } catch (error) {
        const text = `The package ${name} cannot be loaded; install kaithem again. ${errorText(error)}`
        throw new KaithemError('KAITHEM_UNAVAILABLE', text, { package: name }, error)
      }
    },
  }
}
