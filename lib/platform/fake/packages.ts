/** Packages that a test brings along. @module */

import { KaithemError } from '../../errors.ts'
import type { PackageFiles, Packages } from '../packages.ts'

/** Packages by name; `loaded` tells which were asked for, in order, each once. */
export interface FakePackages extends Packages, PackageFiles {
  readonly loaded: readonly string[]
}

/** @example createFakePackages({ 'package/entry': { default: 1 } }) */
export function createFakePackages(
  packages: Readonly<Record<string, unknown>> = {},
  files: Readonly<Record<string, string>> = {},
): FakePackages {
  const known = new Map(Object.entries(packages))
  const unavailable = (name: string): KaithemError =>
    new KaithemError('KAITHEM_UNAVAILABLE', `The package ${name} cannot be loaded`, { package: name })
  const loaded = new Set<string>()
  return {
    get loaded() {
      return [...loaded]
    },
    load: (name) => {
      if (!known.has(name)) throw unavailable(name)
      loaded.add(name)
      return known.get(name)
    },
    file: (name) => {
      const path = files[name]
      if (path === undefined) throw unavailable(name)
      return path
    },
  }
}
