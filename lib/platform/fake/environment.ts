/** An environment that a test chooses. @module */

import type { Environment } from '../environment.ts'

/** @example createFakeEnvironment({ ROOM: 'hall' }, '/people/me') */
export function createFakeEnvironment(variables: Readonly<Record<string, string>> = {}, home?: string): Environment {
  return {
    variable: (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined),
    home: () => home,
  }
}
