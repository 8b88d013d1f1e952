/** A field for time zones that offers those there are. @module */

import { fieldOf } from './form.ts'
import type { EditorNode, WidgetElement } from './host.ts'

/** How many are offered at once. */
const longest = 50

/** The IANA names that hold what was typed; those that begin with it, or whose city does, come first. */
export function matchTimezones(typed: string): string[] {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_')
  const rank = (name: string): number => {
    const lower = name.toLowerCase()
    if (lower.startsWith(wanted)) return 0
    return lower.includes(`/${wanted}`) ? 1 : 2
  }
  return ['UTC', ...Intl.supportedValuesOf('timeZone')]
    .filter((name, index, names) => name.toLowerCase().includes(wanted) && names.indexOf(name) === index)
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, longest)
}

/** Makes a text field offer time zones. */
export function addTimezones(node: EditorNode, property: string): void {
  const field = fieldOf(node, property) as WidgetElement
  field.autoComplete({
    search: (typed, done) => done(matchTimezones(typed).map((value) => ({ value, label: value }))),
    minLength: 0,
  })
}
