/**
 * What pages made of their own text with `page.setContent`. The flow is the truth: a text that was kept counts only as
 * long as the flow has the text that it was made from.
 *
 * Porting note: `page.setContent` of Kaithem changes the file of the page for good; here a changed text in the flow replaces what the
 * page made of itself.
 *
 * @module
 */

import type { Store } from '../../platform/store.ts'

/** Characters that a page may make of itself. */
export const longestContent = 4_000_000

const keyOf = (id: string): string => `page ${id}`

/** Tells texts apart: 52 bits of two sums, and the length. */
function fingerprint(text: string): string {
  let a = 0x811c9dc5
  let b = 0x1234567
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 0x01000193)
    b = Math.imul(b ^ code, 0x85ebca6b) + 1
  }
  return `${text.length}.${(a >>> 0).toString(36)}.${(b >>> 0).toString(36)}`
}

/** Texts by the id of their page. */
export class ContentStore {
  private readonly store: Pick<Store, 'get' | 'set' | 'delete'>

  constructor(store: Pick<Store, 'get' | 'set' | 'delete'>) {
    this.store = store
  }

  /** The text that was made of `base`, if there is one; one that was made of another text is dropped. */
  get(id: string, base: string): string | undefined {
    const kept = this.store.get(keyOf(id))
    if (kept === undefined) return undefined
    const { of, text } = (typeof kept === 'object' && kept !== null ? kept : {}) as { of?: unknown; text?: unknown }
    if (of === fingerprint(base) && typeof text === 'string') return text
    this.store.delete(keyOf(id))
    return undefined
  }

  set(id: string, base: string, text: string): void {
    if (text === base) this.store.delete(keyOf(id))
    else this.store.set(keyOf(id), { of: fingerprint(base), text })
  }
}
