/** Ids of the controls in rendered widgets. @module */

import { controlId } from './element.ts'

const counts = new WeakMap<object, number>()

/** A new id for a control, so that a widget that is rendered twice on a page has two. */
export function nextControl(core: { readonly id: string }): string {
  const count = (counts.get(core) ?? 0) + 1
  counts.set(core, count)
  return controlId(core.id, count)
}
