/** What stands round an expression in generated code: filters, text, escaping. @module */

import type { FilterList } from './tree.ts'

export interface PrintRules {
  /** Mako's own rules: nothing is escaped that no filter escapes. */
  readonly compatible: boolean
  /** Filters before all others; `str` and `h` and the other built-in ones. */
  readonly defaults: readonly string[]
  readonly pageFilters: FilterList | undefined
}

/** Filters whose results are safe HTML. */
const safe = new Set(['h', 'x', 'u', 'entity', 'json'])

interface Step {
  readonly builtin: string | undefined
  readonly code: string
}

const isN = ({ builtin }: Step): boolean => builtin === 'n'

/**
 * The code before and after an expression; `index` names its place in errors.
 *
 * Porting note: values in templates are escaped for HTML, after all other filters; Mako escapes nothing by itself.
 * `compatible: true` and `<%page expression_filter="n"/>` bring that back.
 */
export function printCode(rules: PrintRules, local: FilterList | undefined, index: number): readonly [string, string] {
  let steps: Step[] = [...(local?.filters ?? [])]
  const raw = steps.some(isN)
  let defaults = !raw
  if (!raw && rules.pageFilters !== undefined) {
    const page = rules.pageFilters.filters
    defaults = !page.some(isN)
    steps = [...page, ...steps]
  }
  const escapes = defaults && !rules.compatible
  steps = steps.filter((step) => !isN(step))
  if (defaults) steps = [...rules.defaults.map((name) => ({ builtin: name, code: name })), ...steps]
  // JSON is made of the value, not of its text.
  const json = steps.findIndex(({ builtin }) => builtin === 'json')
  if (json >= 0) steps = steps.filter(({ builtin }, at) => at >= json || builtin !== 'str')
  const texts = steps.filter(({ builtin }) => builtin !== 'str' && builtin !== 'unicode')
  const only = texts.length === 1 ? texts[0]?.builtin : undefined
  if (texts.length === 0) return [escapes ? 'k$e(' : 'k$s(', `, ${index})`]
  if (only === 'h' || (only === 'x' && escapes)) return ['k$e(', `, ${index})`]
  let before = ''
  let after = ''
  for (const { builtin, code } of steps) {
    const isText = builtin === 'str' || builtin === 'unicode'
    before = `${isText ? 'k$t' : builtin === undefined ? `(${code})` : `k$f.${builtin}`}(${before}`
    after += isText ? `, ${index})` : ')'
  }
  const last = texts.at(-1)?.builtin
  const needsEscape = escapes && (last === undefined || !safe.has(last))
  return [`${needsEscape ? 'k$e(' : 'k$s('}${before}`, `${after}, ${index})`]
}
