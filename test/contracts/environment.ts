/** What every Environment must do. @module */

import { expect, it } from 'vitest'
import type { Environment } from '../../lib/platform/environment.ts'

/** @param create one with the variable KAITHEM_TEST_ROOM = hall */
export function testEnvironment(create: () => Environment): void {
  it('knows variables and the home directory', () => {
    const environment = create()
    expect(environment.variable('KAITHEM_TEST_ROOM')).toBe('hall')
    expect(environment.variable('KAITHEM_TEST_NOT_SET')).toBeUndefined()
    expect(environment.variable('constructor')).toBeUndefined()
    expect(environment.home()).toMatch(/^[/A-Z]/)
  })
}
