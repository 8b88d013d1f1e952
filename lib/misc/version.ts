/** The version of this package, as text and in parts. @module */

import type { Packages } from '../platform/packages.ts'

export type ReleaseLevel = 'dev' | 'alpha' | 'beta' | 'candidate' | 'final'

/** Major, minor, micro, release level, serial. */
export type VersionInfo = readonly [major: number, minor: number, micro: number, level: ReleaseLevel, serial: number]

const form = /^(\d+)\.(\d+)\.(\d+)(?:-([a-z]+)[.-]?(\d+)?)?/i

const levels: Readonly<Record<string, ReleaseLevel>> = {
  dev: 'dev',
  alpha: 'alpha',
  beta: 'beta',
  rc: 'candidate',
  candidate: 'candidate',
}

/** The version that package.json tells. */
export function packageVersion(packages: Packages): string {
  const manifest = packages.load('@kaithem/node-red-kaithem/package.json')
  const version = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : ''
  return String(version)
}

/** @example versionInfo('1.2.3-beta.4') // [1, 2, 3, 'beta', 4] */
export function versionInfo(version: string): VersionInfo {
  const [, major, minor, micro, level, serial] = form.exec(version) ?? []
  const known = level === undefined ? 'final' : (new Map(Object.entries(levels)).get(level.toLowerCase()) ?? 'dev')
  return Object.freeze([Number(major ?? 0), Number(minor ?? 0), Number(micro ?? 0), known, Number(serial ?? 0)])
}
