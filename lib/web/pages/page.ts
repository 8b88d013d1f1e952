/** A page while it lives: compiled once, compiled again when its text changes, made anew for each visit. @module */

import { KaithemError } from '../../errors.ts'
import type { Clock, Packages } from '../../platform/index.ts'
import { type Owned, Owner } from '../../scope.ts'
import { compilePage, type PageWarning, placed, type ReadPage, readPage } from './compiled.ts'
import { type ContentStore, longestContent } from './content-store.ts'
import { faultOf, type PageFault } from './fault.ts'
import type { ModuleObject } from './modules.ts'
import { pageUrl } from './names.ts'
import { type PageError, PageErrors } from './page-errors.ts'
import type { PageOptions } from './page-options.ts'
import { Printer } from './printer.ts'
import { defaultSettings, type PageSettings } from './settings.ts'
import type { PageSource } from './source.ts'
import type { Compile, Data, Template, Write } from './template.ts'
import { Visits } from './visits.ts'

/** What a page needs from around. */
export interface PageDeps {
  readonly clock: Clock
  readonly packages: Packages
  readonly compile: Compile
  readonly content: ContentStore
  readonly lookup: (name: string) => string | undefined
  /** Where the lines of another page's text come from. */
  readonly sourceOf: (name: string) => PageSource | undefined
  readonly module: ModuleObject
  /** The kaithem object whose things belong to an owner. */
  readonly view: (owner: Owner) => object
  /** What the code of a page makes for visitors is for those who may open it. @throws KAITHEM_TYPE, KAITHEM_VALUE */
  readonly protect: (owner: Owner, permissions: readonly string[]) => void
  readonly nextNumber: () => number
  /** Told of each error; the first of a text also concerns people. */
  readonly tell: (page: Page, error: PageError, isFirst: boolean) => void
}

/** A text that is in force, with everything that was created for it. */
interface Edition {
  readonly owner: Owner
  readonly read: ReadPage | undefined
  readonly template: Template | undefined
  /** Why there is no template. */
  readonly broken: PageError | undefined
  readonly warnings: readonly PageWarning[]
  readonly names: Data
}

export class Page implements Owned {
  readonly options: PageOptions
  /** As templates name it. */
  readonly uri: string
  readonly url: string
  readonly errors: PageErrors
  readonly printer = new Printer()
  readonly visits: Visits
  /** Told when something of the page changed that a status shows. */
  onChange: () => void = () => undefined
  /** What went wrong when it was made last; undefined once it was made again. */
  private failed: PageError | undefined
  private readonly deps: PageDeps
  private readonly owner: Owner
  private content: string
  private edition: Edition
  private isClosed = false

  constructor(options: PageOptions, owner: Owner, deps: PageDeps) {
    this.options = options
    this.deps = deps
    this.owner = owner
    const { module, path, id = '', body } = options
    this.uri = `/${module}/${path}`
    this.url = pageUrl(module, path)
    this.visits = new Visits(deps.clock)
    this.content = (id === '' ? undefined : deps.content.get(id, body)) ?? body
    const { clock, nextNumber, tell } = deps
    const report = (error: PageError, isFirst: boolean): void => tell(this, error, isFirst)
    this.errors = new PageErrors({ now: () => clock.wall(), nextNumber, tell: report })
    this.edition = this.compile()
  }

  /** How people call it. */
  get name(): string {
    return this.options.name || this.options.path
  }

  /** Of the text, or, while that cannot be read, of the node. */
  get settings(): PageSettings {
    return this.edition.read?.settings ?? { ...defaultSettings, ...this.options.settings }
  }

  get title(): string {
    return this.settings.title || this.name
  }

  /** Why the page cannot be made; undefined where it can. */
  get broken(): PageError | undefined {
    return this.edition.broken
  }

  /** Why visitors see an error page now, as far as that is known. */
  get failing(): PageError | undefined {
    return this.broken ?? this.failed
  }

  get warnings(): readonly PageWarning[] {
    return this.edition.warnings
  }

  get text(): string {
    return this.content
  }

  /** Whether the page has changed its own text. */
  get isChanged(): boolean {
    return this.content !== this.options.body
  }

  get closed(): boolean {
    return this.isClosed
  }

  /** Changes the text from now on; it is compiled when the running code has finished. @throws KAITHEM_TYPE, KAITHEM_VALUE */
  setText(text: unknown): void {
    if (typeof text !== 'string') {
      throw new KaithemError('KAITHEM_TYPE', `The content of a page is text, not ${typeof text}`, {})
    }
    if (text.length > longestContent) {
      const message = `The content of a page may have ${longestContent} characters`
      throw new KaithemError('KAITHEM_VALUE', message, { length: text.length })
    }
    if (this.isClosed) throw new KaithemError('KAITHEM_CLOSED', `The page ${this.uri} is closed`, { page: this.uri })
    if (text === this.content) return
    const { content, clock } = this.deps
    const { id = '', body } = this.options
    if (id !== '') content.set(id, body, text)
    this.content = text
    clock.setImmediate(() => this.refresh(text))
  }

  /** Makes the page. @throws TemplateError and whatever passes through templates */
  render(data: Data): string | Promise<string> {
    return this.template().render({ ...this.edition.names, ...data })
  }

  /** It was made without an error. */
  succeed(): void {
    this.failed = undefined
  }

  /** Makes the page piece by piece. */
  renderTo(data: Data, write: Write): void | Promise<void> {
    return this.template().renderTo({ ...this.edition.names, ...data }, write)
  }

  /** Notes what went wrong while the page was made. @param isShown whether somebody else shows it to people */
  fail(error: unknown, request: string, isShown = false): PageError {
    this.failed = this.errors.record(this.faultOf(error, this.edition.read), request, isShown)
    return this.failed
  }

  dispose(): void {
    if (this.isClosed) return
    this.isClosed = true
    this.edition.owner.dispose()
  }

  private refresh(text: string): void {
    if (this.isClosed || text !== this.content) return
    this.edition.owner.dispose()
    this.errors.clear()
    this.failed = undefined
    this.edition = this.compile()
    this.onChange()
  }

  private template(): Template {
    const { template } = this.edition
    if (template !== undefined) return template
    const message = this.broken?.message ?? ''
    throw new KaithemError('KAITHEM_STATE', `The page ${this.uri} has an error: ${message}`, { page: this.uri })
  }

  private compile(): Edition {
    const { compile, packages, lookup, protect } = this.deps
    const owner = new Owner(`page ${this.uri}`, this.owner)
    const names = this.names(owner)
    let read: ReadPage | undefined
    try {
      read = readPage({ ...this.options, body: this.content }, packages)
      const { compatible, streaming: isStreamed, permissions } = read.settings
      protect(owner, permissions)
      // The engine keeps what belongs to a look-up as long as that, so each edition has its own.
      const find = (name: string): string | undefined => lookup(name)
      const options = { name: this.uri, lookup: find, compatible, globals: names, isStreamed }
      const template = compilePage(read, options, { compile, packages })
      const warnings = [...read.warnings, ...placed(template.warnings, read.source)]
      return { owner, read, template, warnings, names, broken: undefined }
    } catch (error) {
      const broken = this.errors.record(this.faultOf(error, read), '')
      return { owner, read, template: undefined, warnings: [], names, broken }
    }
  }

  private faultOf(error: unknown, read: ReadPage | undefined): PageFault {
    const sources = (name: string): PageSource | undefined =>
      name === this.uri ? read?.source : this.deps.sourceOf(name)
    return faultOf(error, this.uri, sources)
  }

  /** The names that setup code knows too. */
  private names(owner: Owner): Data {
    const { module, view } = this.deps
    const page = this
    return {
      kaithem: view(owner),
      module,
      print: this.printer.print,
      page: Object.freeze({
        getContent: () => page.text,
        setContent: (text: unknown) => page.setText(text),
        get errors() {
          return page.errors.all
        },
        url: page.url,
        module: page.options.module,
        path: page.options.path,
      }),
    }
  }
}
