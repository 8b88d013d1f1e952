import { describe, expect, it } from 'vitest'
import * as xstate from 'xstate'
import { createNodePackages, vendored } from '../../../../lib/platform/node/packages.ts'
import { testPackages } from '../../../contracts/packages.ts'
import { manifest } from '../../../support/package-info.ts'

describe('createNodePackages', () => {
  testPackages(() => ({ packages: createNodePackages(), known: 'xstate' }))

  it('gives what an import gives, not a second copy', () => {
    expect(createNodePackages().load('xstate')).toMatchObject({ createMachine: xstate.createMachine })
  })

  it('loads an entry of a package', () => {
    expect(createNodePackages().load('convert-units/definitions/volume')).toMatchObject({
      default: { systems: expect.anything() },
    })
  })

  it.each(vendored)('finds %s in the bundle', (name) => {
    expect(Object.keys(createNodePackages().load(name) as object)).not.toEqual([])
  })

  it('knows the packages that the build bundles', () => {
    expect(vendored).toEqual(manifest.kaithem.vendor)
  })

  it('finds files of this package', () => {
    expect(createNodePackages().file('#data/eff-words.json')).toMatch(/data.eff-words\.json$/)
    expect(() => createNodePackages().file('#data/none.json')).toThrow(
      expect.objectContaining({ code: 'KAITHEM_UNAVAILABLE' }),
    )
  })

  it('says why a package cannot be loaded', () => {
    expect(() => createNodePackages().load('convert-units/no-such-entry')).toThrow(/no-such-entry.*install/)
  })
})
