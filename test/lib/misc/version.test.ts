import { describe, expect, it } from 'vitest'
import { packageVersion, versionInfo } from '../../../lib/misc/version.ts'
import { createFakePackages } from '../../../lib/platform/fake/packages.ts'
import { createNodePackages } from '../../../lib/platform/node/packages.ts'
import { manifest } from '../../support/package-info.ts'

describe('versionInfo', () => {
  it.each([
    ['0.1.0', [0, 1, 0, 'final', 0]],
    ['12.34.56', [12, 34, 56, 'final', 0]],
    ['1.2.3-beta.4', [1, 2, 3, 'beta', 4]],
    ['1.2.3-alpha', [1, 2, 3, 'alpha', 0]],
    ['1.2.3-rc.1', [1, 2, 3, 'candidate', 1]],
    ['1.2.3-rc1', [1, 2, 3, 'candidate', 1]],
    ['1.2.3-nightly.7', [1, 2, 3, 'dev', 7]],
    ['1.2.3-constructor.7', [1, 2, 3, 'dev', 7]],
    ['nonsense', [0, 0, 0, 'final', 0]],
  ])('%s', (version, info) => {
    expect(versionInfo(version)).toEqual(info)
  })
})

describe('packageVersion', () => {
  it('is that of package.json', () => {
    expect(packageVersion(createNodePackages())).toBe(manifest.version)
    expect(packageVersion(createFakePackages({ '@kaithem/node-red-kaithem/package.json': {} }))).toBe('')
  })
})
