/** All pages of users: where they are, what they share, and the answer to a visit. @module */

import { KaithemError } from '../../errors.ts'
import type { Clock, Packages, Store } from '../../platform/index.ts'
import { createSubscription, type Owner } from '../../scope.ts'
import type { WebAnswer } from '../http.ts'
import type { PageEntry, PageSite } from '../page-site.ts'
import type { Visit } from '../routes.ts'
import { mayOpen } from './access.ts'
import { answerPage } from './answer.ts'
import { checkPage, type PageWarning, type ReadPage, readPage } from './compiled.ts'
import { ContentStore } from './content-store.ts'
import { faultOf } from './fault.ts'
import type { Layout } from './layout.ts'
import { type FindResource, Modules } from './modules.ts'
import { defaultName, indexName } from './names.ts'
import { Page, type PageDeps } from './page.ts'
import type { PageError } from './page-errors.ts'
import { checkPageOptions } from './page-options.ts'
import { type Found, PageTable } from './page-table.ts'
import type { PageSource } from './source.ts'
import type { Check, Compile } from './template.ts'
import type { TemplateFiles } from './template-files.ts'

export interface PagesDeps {
  readonly clock: Clock
  readonly packages: Packages
  readonly store: Pick<Store, 'get' | 'set' | 'delete'>
  readonly compile: Compile
  readonly check: Check
  readonly templates: TemplateFiles
  readonly layout: Layout
  readonly findResource: FindResource
  readonly protect: PageDeps['protect']
  readonly post: (topic: string, message: unknown) => void
}

/** What is told of a page. */
export interface PageInfo {
  readonly module: string
  readonly path: string
  readonly name: string
  /** Below the root of the web part. */
  readonly url: string
  /** The parts of the path behind the page's own. */
  readonly rest: readonly string[]
}

const infoOf = ({ page, rest }: Found<Page>): PageInfo => {
  const { options, name, url } = page
  return Object.freeze({ module: options.module, path: options.path, name, url, rest })
}

/** Something that is wrong with a page, or may be. */
export interface PageProblem extends PageWarning {
  readonly severity: 'error' | 'warning'
}

/** Topic of the errors of pages; module and path follow. */
export const errorTopic = '/system/errors/pages'

export class Pages implements PageSite {
  private readonly deps: PagesDeps
  private readonly table = new PageTable<Page>()
  private readonly content: ContentStore
  private readonly modules: Modules
  private errorCount = 0

  constructor(deps: PagesDeps) {
    this.deps = deps
    this.content = new ContentStore(deps.store)
    this.modules = new Modules(deps.findResource)
  }

  /**
   * Adds a page that belongs to an owner. A text with errors is no reason to refuse it: visitors get an error page.
   *
   * @param view the kaithem object whose things belong to an owner
   * @throws KAITHEM_TYPE, KAITHEM_VALUE; KAITHEM_STATE where another page has the address
   */
  add(given: unknown, owner: Owner, view: PageDeps['view']): { readonly page: Page; readonly end: () => void } {
    const options = checkPageOptions(given)
    const { module, path } = options
    const taken = this.table.get(module, path)
    if (taken !== undefined) throw this.takenBy(taken)
    const { clock, packages, compile, protect } = this.deps
    const page: Page = new Page(options, owner, {
      ...{ clock, packages, compile, protect, view, content: this.content, module: this.modules.get(module) },
      lookup: (name) => this.text(name),
      sourceOf: (name) => this.sourceOf(name),
      nextNumber: () => ++this.errorCount,
      tell: (about, error, isFirst) => this.tell(about, error, isFirst, owner),
    })
    this.table.add(module, path, page)
    const end = createSubscription(owner, () => {
      this.table.remove(module, path, page)
      page.dispose()
    })
    return { page, end }
  }

  /** What is wrong with a page, without running any of it. @throws KAITHEM_TYPE, KAITHEM_VALUE */
  check(given: unknown): PageProblem[] {
    const options = checkPageOptions(given)
    const name = `/${options.module}/${options.path}`
    let read: ReadPage | undefined
    try {
      read = readPage(options, this.deps.packages)
      return checkPage(read, name, this.deps.check).map((warning) => ({ severity: 'warning', ...warning }))
    } catch (error) {
      const sourceOf = (uri: string): PageSource | undefined => (uri === name ? read?.source : this.sourceOf(uri))
      const { message, part, line = 1, column = 1 } = faultOf(error, name, sourceOf)
      return [{ severity: 'error', message, part: part === 'template' ? 'body' : part, line, column }]
    }
  }

  /** What answers for a path below a module; templates answer for none. */
  lookup(module: string, path: readonly string[]): PageInfo | undefined {
    const found = this.locate(module, path)
    return found && infoOf(found)
  }

  async answer(visit: Visit): Promise<WebAnswer | undefined> {
    const [module, ...path] = visit.rest
    const found = module === undefined ? undefined : this.locate(module, path)
    if (found === undefined) return undefined
    return this.toFolder(found, visit) ?? answerPage(found.page, visit, this.deps)
  }

  list(visit: Visit): readonly PageEntry[] {
    const isListed = ({ options, settings, url }: Page): boolean =>
      options.kind !== 'template' && url !== '' && settings.methods.includes('GET') && mayOpen(visit, settings)
    // What answers for whatever is missing is nothing to go to.
    const entries = this.all.filter((page) => isListed(page) && page.options.path.split('/').at(-1) !== defaultName)
    return entries
      .map(({ title, url, options }) => ({ title, url, module: options.module }))
      .sort((a, b) => {
        const byModule = a.module.localeCompare(b.module, visit.language)
        return byModule === 0 ? a.title.localeCompare(b.title, visit.language) : byModule
      })
  }

  /** All pages and templates. */
  get all(): readonly Page[] {
    return [...this.table]
  }

  /** The text of a template that a page names: another page with its code, or a file. */
  text(name: string): string | undefined {
    return this.sourceOf(name)?.text ?? this.deps.templates.read(name)
  }

  private locate(module: string, path: readonly string[]): Found<Page> | undefined {
    return this.table.find(module, path, ({ options }) => options.kind !== 'template')
  }

  /** The text of another page; its settings count only where it is a page itself. */
  private sourceOf(name: string): PageSource | undefined {
    const [root, module = '', ...path] = name.split('/')
    if (root !== '') return undefined
    const page = this.table.get(module, path.join('/'))
    return page === undefined ? undefined : readPage({ ...page.options, body: page.text }, this.deps.packages).source
  }

  /** Links of a folder's own page are meant from inside the folder. */
  private toFolder({ page, rest }: Found<Page>, { request }: Visit): WebAnswer | undefined {
    const isIndex = page.options.path.split('/').at(-1) === indexName && request.path.at(-1) !== indexName
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (!isIndex || !isRead || request.isFolder || rest.length > 0) return undefined
    const [path = '', query] = request.url.split(/\?(.*)/s, 2)
    const to = `${request.root}${path}/${query === undefined ? '' : `?${query}`}`
    return { status: 302, headers: { Location: to, 'Cache-Control': 'no-store' }, body: '' }
  }

  private takenBy({ options, url, name }: Page): KaithemError {
    const { module, path, id } = options
    const who = id === undefined ? `the page "${name}"` : `the page "${name}" (${id})`
    const text = `The address ${url} belongs to ${who} already; give this page another path or module`
    return new KaithemError('KAITHEM_STATE', text, { module, path, name, ...(id === undefined ? {} : { id }) })
  }

  private tell({ uri, url, options }: Page, error: PageError, isFirst: boolean, owner: Owner): void {
    this.deps.post(`${errorTopic}/${options.module}/${options.path}`, error.trace)
    if (isFirst) owner.report(new Error(error.trace), `page ${url || uri}, error ${error.number}`)
  }
}
