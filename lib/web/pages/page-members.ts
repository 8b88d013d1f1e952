/** The members of `kaithem.web` for pages, with their help. @module */

import type { Owner } from '../../scope.ts'
import type { PageHandle } from './page-handle.ts'
import { handleOf } from './page-handle.ts'
import type { PageOptions } from './page-options.ts'
import type { PageProblem, Pages } from './pages.ts'

export interface PageMembers {
  /**
   * Adds a page at `/pages/<module>/<path>`: its text in Mako's syntax with JavaScript in it. It ends with whoever added
   * it. A text that cannot be compiled is no reason to refuse it: visitors see an error page, `errors` of the page says
   * what is wrong.
   *
   * Spec: web, pages.
   *
   * @param options `module`, `path` (below it: `garage/door`; `__index__` is the page of a folder, `__default__` answers
   * for what a folder lacks), `body` (the text, maybe with settings between two lines of `---`), and where wanted
   * `setup` (code that runs once), `code` (code that runs at each visit), `kind: 'template'` (only for others to
   * include), `name` (its title), `settings` (`{ permissions: ['/a.b'], methods: ['GET'], header: false, ... }`)
   * @returns the page: `url`, `errors`, `printed`, `visits`, `getContent()`, `setContent(text)`, `close()`
   * @throws KAITHEM_STATE where another page has this address; KAITHEM_VALUE, KAITHEM_TYPE for what cannot be a page
   * @example
   * const page = kaithem.web.add_page({ module: 'garage', path: 'door', body: 'The door is ${door}', setup: 'let door = "shut"' })
   * page.url // => '/pages/garage/door'
   */
  add_page(options: PageOptions): PageHandle
  /**
   * What is wrong with a page, without adding it; none of its code runs.
   *
   * Spec: web, pages.
   *
   * @param options as those of `add_page`
   * @returns a list, empty where nothing is: `{ severity: 'error' or 'warning', message, part, line, column }`; the part
   * is `body`, `code`, `setup` or `settings`
   * @throws KAITHEM_VALUE, KAITHEM_TYPE for what cannot be a page
   * @example
   * const page = { module: 'garage', path: 'door', body: 'One\n% if x:\nopen' }
   * kaithem.web.check_page(page)[0].line // => 2
   */
  check_page(options: PageOptions): PageProblem[]
}

/** @param view the kaithem object whose things belong to an owner */
export function createPageMembers(pages: Pages, owner: Owner, view: (owner: Owner) => object): PageMembers {
  return {
    add_page(options) {
      const { page, end } = pages.add(options, owner, view)
      return handleOf(page, end)
    },
    check_page: (options) => pages.check(options),
  }
}
