/** What conditions can use: the values of tags, kaithem and the libraries that expression tags have. @module */

import { KaithemError } from '../../lib/errors.ts'
import type { Kaithem } from '../../lib/kaithem.ts'
import type { Clock } from '../../lib/platform/clock.ts'
import { createNodeRandom } from '../../lib/platform/node/random.ts'
import { createExpressionLibrary } from '../../lib/tags/expression-scope.ts'

/** The names, with tags looked up through the node's own view of kaithem. */
export function conditionNames(kaithem: Kaithem, clock: Clock): Readonly<Record<string, unknown>> {
  return {
    ...createExpressionLibrary(clock, createNodeRandom()),
    kaithem,
    tv: (name: string) => checked(kaithem.tags.NumericTag(name).value, name, 'number'),
    stv: (name: string) => checked(kaithem.tags.StringTag(name).value, name, 'string'),
  }
}

function checked(value: unknown, tag: string, type: 'number' | 'string'): unknown {
  if (typeof value === type) return value
  const remedy = type === 'number' ? 'use stv() for texts' : 'use tv() for numbers'
  throw new KaithemError('KAITHEM_TYPE', `The tag ${tag} has no ${type}; ${remedy}`, { tag })
}
