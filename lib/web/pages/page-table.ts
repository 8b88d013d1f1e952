/**
 * Which page answers for a path.
 *
 * Porting note: where a folder has no such page, Kaithem asks its `__index__` first and then its `__default__`, so an `__index__`
 * swallows every unknown address below it; here only `__default__` answers for what is missing.
 *
 * @module
 */

import { defaultName, indexName } from './names.ts'

/** A page that was found, and what of the path it has to understand itself. */
export interface Found<Page> {
  readonly page: Page
  /** The parts behind the page's own path; for a `__default__` the parts behind its folder. */
  readonly rest: readonly string[]
}

const join = (parts: readonly string[]): string => parts.join('/')

/** Pages by module and path. */
export class PageTable<Page> {
  private readonly modules = new Map<string, Map<string, Page>>()

  get(module: string, path: string): Page | undefined {
    return this.modules.get(module)?.get(path)
  }

  /** Adds a page; answers the one that has this place already, and leaves it there. */
  add(module: string, path: string, page: Page): Page | undefined {
    const pages = this.modules.get(module) ?? new Map<string, Page>()
    const known = pages.get(path)
    if (known !== undefined) return known
    this.modules.set(module, pages.set(path, page))
    return undefined
  }

  /** Takes a page away; another one in its place stays. */
  remove(module: string, path: string, page: Page): void {
    const pages = this.modules.get(module)
    if (pages?.get(path) !== page) return
    pages.delete(path)
    if (pages.size === 0) this.modules.delete(module)
  }

  /**
   * The page for a path: the page of exactly this path, or its `__index__`. Else from the last part to the first: a
   * page on the way answers for everything below it, and the `__default__` of the nearest folder for what is missing.
   *
   * @param fits leaves pages out, as if they were not there
   */
  find(module: string, path: readonly string[], fits: (page: Page) => boolean = () => true): Found<Page> | undefined {
    const pages = this.modules.get(module)
    if (pages === undefined) return undefined
    const at = (...parts: readonly string[]): Page | undefined => {
      const page = pages.get(join(parts))
      return page !== undefined && fits(page) ? page : undefined
    }
    const own = at(...path) ?? at(...path, indexName)
    if (own !== undefined) return { page: own, rest: [] }
    for (let length = path.length - 1; length >= 0; length--) {
      const folder = path.slice(0, length)
      const page = at(...folder) ?? at(...folder, defaultName)
      if (page !== undefined) return { page, rest: path.slice(length) }
    }
    return undefined
  }

  *[Symbol.iterator](): IterableIterator<Page> {
    for (const pages of this.modules.values()) yield* pages.values()
  }
}
