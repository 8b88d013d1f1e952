/** Pages by the template engine. @module */

import type { Templates } from '../template/engine.ts'
import type { Compile } from './template.ts'

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
