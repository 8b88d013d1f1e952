/** What the functions of one template see while a page is rendered; generated code calls its methods. @module */

import { Markup } from '../../markup.ts'
import { isThenable } from '../../thenable.ts'
import { contextApi } from './context-api.ts'
import { passesThrough } from './error.ts'
import { NamespaceTable } from './namespaces.ts'
import { Fault } from './print.ts'
import type { RenderState } from './render-state.ts'
import type { Ancestry, ContextView, Relatives } from './rendering.ts'
import type { Data, Unit } from './unit.ts'

/** How a def, a block or a page with special wishes is run. */
interface WrapOptions {
  readonly buffered: boolean
  /** Name of the part, when its text is kept. */
  readonly cached: string | undefined
  readonly filter: ((text: string) => string) | undefined
  readonly key: () => unknown
  readonly timeout: () => unknown
}

/** Recursion of includes deeper than this is taken for endless. */
const deepestInclude = 100

const isPlainObject = (value: unknown): value is Data => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  // An object of another realm has another Object.prototype.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

export interface ContextParts {
  readonly x: RenderState
  readonly unit: Unit
  readonly data: Data
  readonly family: Relatives
  readonly lineage: Ancestry
  /** Place in the lineage: 0 is the template that was asked for, the last one the outermost. */
  readonly level: number
}

export class TemplateContext implements ContextView {
  readonly x: RenderState
  readonly unit: Unit
  readonly data: Data
  readonly family: Relatives
  private readonly parts: ContextParts
  private readonly locals: Data | undefined
  private table: NamespaceTable | undefined
  private shared: object | undefined
  private pageargs: Data

  constructor(parts: ContextParts, locals?: Data, from?: TemplateContext) {
    this.parts = parts
    this.x = parts.x
    this.unit = parts.unit
    this.data = parts.data
    this.family = parts.family
    this.locals = locals
    this.table = from?.table
    this.pageargs = from?.pageargs ?? parts.data
    parts.x.units.set(parts.unit.blueprint.number, parts.unit)
  }

  /** The same context for defs that see the variables of the page. */
  withLocals(locals: Data): TemplateContext {
    return new TemplateContext(this.parts, locals, this)
  }

  /** `context` in templates. */
  get api(): object {
    this.shared ??= contextApi(this)
    return this.shared
  }

  private get namespaces(): NamespaceTable {
    this.table ??= new NamespaceTable(this)
    return this.table
  }

  get inheritable(): readonly (readonly [string, object])[] {
    return this.unit.parts.namespaces.length > 0 ? this.namespaces.inheritable() : []
  }

  /** A name that the template does not declare. */
  get(name: string, at: number): unknown {
    const found = this.lookUp(name)
    if (found !== undefined || !this.family.options.strict) return found
    if (this.has(name)) return undefined
    throw new Fault(`${name} is not defined`, { at })
  }

  /** The same for a name that the template assigns. */
  maybe(name: string): unknown {
    return this.lookUp(name)
  }

  private lookUp(name: string): unknown {
    const { lineage, level } = this.parts
    switch (name) {
      case 'self':
        return lineage.namespace(0)
      case 'local':
        return lineage.namespace(level)
      case 'parent':
        if (level + 1 < lineage.size) return lineage.namespace(level + 1)
        break
      case 'next':
        if (level > 0) return lineage.namespace(level - 1)
        break
      case 'capture':
        return (callee: (...args: readonly unknown[]) => unknown, ...args: readonly unknown[]) =>
          this.capture(callee, args)
      case 'pageargs':
        return this.pageargs
    }
    if (this.unit.parts.namespaces.length > 0) {
      const found = this.namespaces.find(name)
      if (found !== undefined) return found
    }
    if (this.locals !== undefined && name in this.locals) return this.locals[name]
    return name in this.data ? this.data[name] : this.unit.outer(name)
  }

  private has(name: string): boolean {
    return (this.locals !== undefined && name in this.locals) || name in this.data || this.unit.knows(name)
  }

  markup(text: string): string | Markup {
    return this.unit.blueprint.compatible ? text : new Markup(text)
  }

  private capture(callee: unknown, args: readonly unknown[]): unknown {
    if (typeof callee !== 'function') throw new Fault('capture needs a function: capture(f, ...arguments)')
    let result: unknown
    const { x } = this
    const before = x.s
    const text = x.capture(() => {
      result = callee(...args)
      return isThenable(result) ? undefined : result
    })
    if (!isThenable(result)) return this.markup(text)
    // What was written before its first await is in `text`; the rest follows.
    const rest = result
    if (x.s !== before) throw new Fault('capture of something that awaits lost its place')
    return x.captureAsync(() => rest).then((more) => this.markup(text + more))
  }

  wrapped(options: WrapOptions, content: () => unknown): string | Markup {
    const known = this.cached(options)
    const text = known.text ?? known.keep(this.filtered(options, this.x.capture(content)))
    return this.finish(options, text)
  }

  async wrappedAsync(options: WrapOptions, content: () => unknown): Promise<string | Markup> {
    const known = this.cached(options)
    const text = known.text ?? known.keep(this.filtered(options, await this.x.captureAsync(content)))
    return this.finish(options, text)
  }

  private filtered({ filter }: WrapOptions, text: string): string {
    return filter === undefined ? text : filter(text)
  }

  private finish({ buffered }: WrapOptions, text: string): string | Markup {
    if (buffered) return this.markup(text)
    this.x.s += text
    return ''
  }

  private cached({ cached, key, timeout }: WrapOptions): { text: string | undefined; keep: (text: string) => string } {
    if (cached === undefined) return { text: undefined, keep: (text) => text }
    const name = `${cached}\n${String(key() ?? '')}`
    const { cache } = this.unit
    const now = this.family.options.now()
    const entry = cache.get(name)
    if (entry !== undefined && entry.until > now) return { text: entry.text, keep: (text) => text }
    const seconds = Number(timeout() ?? Number.POSITIVE_INFINITY)
    return {
      text: undefined,
      keep: (text) => {
        cache.set(name, { text, until: now + seconds })
        return text
      },
    }
  }

  /** A named block at its place: only where no template further out has it too. */
  block(name: string, isAsync: boolean): unknown {
    const { lineage, level } = this.parts
    if (lineage.hasAbove(level, name)) return undefined
    return this.settle(lineage.call(name), isAsync, `The block ${name} awaits`)
  }

  /** What a part gives that stands in its place; a promise only where it is waited for. */
  private settle(result: unknown, isAsync: boolean, what: string): unknown {
    if (!isThenable(result) || isAsync) return result
    result.then(undefined, () => undefined)
    throw new Fault(`${what}, so this template must too: put <% await null %> into it`)
  }

  include(file: unknown, args: Data | undefined, isAsync: boolean): unknown {
    const { x, family } = this
    if (typeof file !== 'string') throw new Fault(`<%include> needs the name of a file, not ${typeof file}`)
    const unit = family.find(file, this.unit.name)
    if (x.open.length >= deepestInclude) {
      throw new Fault(`Templates include each other without end: ${[...x.open.slice(-4), unit.name].join(' → ')}`)
    }
    x.open.push(unit.name)
    const failed = (error: unknown): unknown => {
      const handler = family.options.includeErrorHandler
      if (handler === undefined || passesThrough(error) || handler(this.api, error) !== true) throw error
      return ''
    }
    const done = (): void => {
      x.open.pop()
      x.offer(8192)
    }
    let result: unknown
    try {
      result = family.run(x, unit, this.data, args ?? {})
    } catch (error) {
      x.open.pop()
      return failed(error)
    }
    if (!isThenable(result)) return done()
    return this.settle(
      Promise.resolve(result).catch(failed).finally(done),
      isAsync,
      `The included template ${unit.name} awaits`,
    )
  }

  /** Sets what `pageargs` is, and gives the arguments in order. */
  named(given: unknown, names: readonly string[], required: readonly string[], rest: string, at: number): unknown[] {
    const list = Array.isArray(given) ? given : []
    const byName = list.length === 1 && isPlainObject(list[0]) ? list[0] : undefined
    const values = names.map((name, index) => {
      if (byName !== undefined) {
        if (name === '') return byName
        if (Object.hasOwn(byName, name)) return byName[name]
      } else if (index < list.length) return list[index]
      return name in this.data ? this.data[name] : undefined
    })
    for (const [index, name] of names.entries()) {
      if (values[index] === undefined && required.includes(name)) {
        throw this.failed(new Fault(`The argument ${name} of ${this.unit.name} is missing`, { at }), 'page', at)
      }
    }
    const others: Record<string, unknown> = Object.create(null)
    for (const [name, value] of Object.entries(byName ?? this.pageargs)) if (!names.includes(name)) others[name] = value
    this.pageargs = others
    if (rest !== '') values.push(...(byName === undefined ? list.slice(names.length) : [others]))
    return values
  }

  /** Arguments of a page that has no list of them. */
  give(args: readonly unknown[]): void {
    if (args.length === 1 && isPlainObject(args[0])) this.pageargs = Object.assign(Object.create(null), args[0])
  }

  /** Notes where an error passes. */
  failed(error: unknown, what: string, at: number): unknown {
    this.x.note(error, { unit: this.unit, what, at })
    return error
  }

  /** What `% try` must not catch: redirects and the end of the time. */
  caught(error: unknown): void {
    if (passesThrough(error) || (error instanceof Fault && error.isTimeout)) throw error
  }
}
