/** Pages by the template engine. @module */

import type { Packages } from '../../platform/packages.ts'
import type { Templates } from '../template/engine.ts'
import { createJavaScript } from '../template/javascript.ts'
import { parseTemplate } from '../template/parser.ts'
import { Source } from '../template/source.ts'
import { blueprintOf } from '../template/unit.ts'
import { generateUnit } from '../template/unit-generator.ts'
import type { Check, Compile } from './template.ts'

/** Seconds that a page may take: one that is sent while it is made may wait for what happens meanwhile. */
export const timeLimit = 10
export const streamTimeLimit = 60

export function compileWith(templates: Templates): Compile {
  return (text, { name, lookup, compatible, globals, isStreamed }) =>
    templates.compile(text, {
      ...{ name, lookup, compatible, names: globals },
      timeLimit: isStreamed ? streamTimeLimit : timeLimit,
    })
}

/** Does all that compiling does but running the code of the module level. */
export function checkWith(packages: Packages): Check {
  return (text, { name, compatible }) => {
    const source = new Source(name, text)
    const tree = parseTemplate(source, createJavaScript(packages))
    const generated = generateUnit(source, tree, { compatible, defaults: ['str'], pageFilters: undefined })
    return blueprintOf(source, tree, generated, compatible, 0).warnings
  }
}
