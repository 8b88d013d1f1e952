/** What every Packages must do; run against each implementation. @module */

import { expect, it } from 'vitest'
import type { Packages } from '../../lib/platform/packages.ts'

/** @param create packages, and the name of one that is there */
export function testPackages(create: () => { readonly packages: Packages; readonly known: string }): void {
  it('gives the same exports each time', () => {
    const { packages, known } = create()
    const first = packages.load(known)
    expect(first).toBeTypeOf('object')
    expect(packages.load(known)).toBe(first)
  })

  it.each(['no-such-package', 'no-such-package/entry', '__proto__', ''])('refuses "%s"', (name) => {
    const { packages } = create()
    expect(() => packages.load(name)).toThrow(
      expect.objectContaining({ code: 'KAITHEM_UNAVAILABLE', data: { package: name } }),
    )
  })
}
