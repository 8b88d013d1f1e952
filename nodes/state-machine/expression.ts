/** Conditions of rules: whether they can be read, for the dialog, and compiled, for the running machine. @module */

import { errorText, KaithemError } from '../../lib/errors.ts'
import { hiddenNames } from '../../lib/tags/expression-scope.ts'
import { translatePythonWords } from '../../lib/tags/python-words.ts'

/** Longest condition, in characters. */
const longest = 4096

/** Why a condition cannot be read; undefined if it can. Runs nothing of it. */
export function expressionProblem(text: string): string | undefined {
  if (text.length > longest) return `more than ${longest} characters`
  try {
    const script = translatePythonWords(text)
    // In brackets of both kinds: text that closes one of them early is no expression.
    new Function(`"use strict"; return (${script}\n)`)
    new Function(`"use strict"; return [${script}\n]`)
    return undefined
  } catch (error) {
    return errorText(error)
  }
}

/**
 * Compiles a condition. It sees the given names and the harmless part of the language, nothing of the process.
 *
 * @throws KAITHEM_EXPRESSION
 */
export function compileCondition(text: string, names: Readonly<Record<string, unknown>>): () => unknown {
  const problem = expressionProblem(text)
  if (problem !== undefined) {
    throw new KaithemError('KAITHEM_EXPRESSION', `The condition "${text}" cannot be read: ${problem}`, {
      condition: text,
    })
  }
  const visible = Object.keys(names)
  const hidden = hiddenNames(new Set(visible))
  const make = new Function(...visible, ...hidden, `"use strict"; return () => (${translatePythonWords(text)}\n)`)
  return make(...visible.map((name) => names[name]))
}
