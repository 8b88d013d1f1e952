/** `nav_bar_plugins`: entries of the navigation bar that code adds. @module */

import { KaithemError } from '../errors.ts'
import { Markup } from '../markup.ts'
import type { Owner } from '../scope.ts'
import { isThenable, onRejection } from '../thenable.ts'

/** Answers nothing, or where the entry stands (50 is usual) and its HTML. */
export type NavBarPlugin = () => readonly [order: number, html: string | Markup] | null | undefined

interface Entry {
  readonly plugin: NavBarPlugin
  readonly owner: Owner
}

interface Item {
  readonly order: number
  readonly key: string
  readonly html: Markup
}

/** Entries by key, as all views share them. */
export class NavBar {
  private readonly entries = new Map<string, Entry>()

  /** Adds or replaces an entry; answers how to take it back. @throws KAITHEM_TYPE */
  set(key: unknown, plugin: unknown, owner: Owner): () => void {
    if (typeof key !== 'string' || typeof plugin !== 'function') {
      const text = 'nav_bar_plugins takes a name and a function that answers [order, html] or null'
      throw new KaithemError('KAITHEM_TYPE', text, {})
    }
    const entry: Entry = { plugin: plugin as NavBarPlugin, owner }
    this.entries.set(key, entry)
    return () => {
      if (this.entries.get(key) === entry) this.entries.delete(key)
    }
  }

  delete(key: string): boolean {
    return this.entries.delete(key)
  }

  get(key: string): NavBarPlugin | undefined {
    return this.entries.get(key)?.plugin
  }

  keys(): string[] {
    return [...this.entries.keys()]
  }

  /** What the bar shows now, in order. An entry that fails is left out and reported to who added it. */
  items(): Markup[] {
    const items: Item[] = []
    for (const [key, { plugin, owner }] of this.entries) {
      try {
        const item = itemOf(key, plugin())
        if (item !== undefined) items.push(item)
      } catch (error) {
        owner.report(error, `nav_bar_plugins ${key}`)
      }
    }
    return items.sort((a, b) => a.order - b.order || (String(a.html) < String(b.html) ? -1 : 1)).map(({ html }) => html)
  }
}

/** Values of function nodes come from another realm, so nothing is asked by `instanceof`. */
function itemOf(key: string, value: unknown): Item | undefined {
  if (value === null || value === undefined) return undefined
  if (isThenable(value)) onRejection(value, () => {})
  const [order, html] = Array.isArray(value) ? value : []
  if (typeof order === 'number' && Number.isFinite(order) && html !== undefined) {
    return { order, key, html: new Markup(String(html)) }
  }
  throw new KaithemError('KAITHEM_TYPE', `nav_bar_plugins ${key} must answer [order, html] or null, at once`, { key })
}
