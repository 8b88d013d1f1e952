/** The code of a whole template: one function that makes its page, defs and blocks. @module */

import { errorText } from '../../errors.ts'
import type { CodeMap } from './code-writer.ts'
import { ContentGenerator, type Place } from './content-generator.ts'
import { TemplateError } from './error.ts'
import { ownPrefix } from './facts.ts'
import type { PrintRules } from './print-code.ts'
import { type Callable, Scopes } from './scopes.ts'
import type { Source } from './source.ts'
import type { BlockNode, CallableOptions, DefNode, Parameters, TemplateNode, TemplateTree } from './tree.ts'

/** Code and what is needed to run it and to explain its errors. */
export interface GeneratedUnit {
  readonly code: string
  readonly map: CodeMap
  readonly places: readonly Place[]
  readonly isAsync: boolean
}

/** Names with a meaning that need no look-up. */
const words = new Set(['undefined', 'NaN', 'Infinity', 'globalThis'])

const text = (value: string): string => JSON.stringify(value)

export function generateUnit(source: Source, tree: TemplateTree, rules: PrintRules): GeneratedUnit {
  const scopes = new Scopes(source, tree)
  const generator = new UnitGenerator(scopes, { ...rules, pageFilters: tree.page.expressionFilters }, tree)
  try {
    return generator.generate()
  } catch (error) {
    if (error instanceof TemplateError) throw error
    throw new TemplateError(errorText(error), { phase: 'compile', source, line: 1, column: 1, cause: error })
  }
}

class UnitGenerator extends ContentGenerator {
  private readonly tree: TemplateTree

  constructor(scopes: Scopes, rules: PrintRules, tree: TemplateTree) {
    super(scopes, rules)
    this.tree = tree
  }

  generate(): GeneratedUnit {
    const { writer, scopes, tree } = this
    writer.line('"use strict";')
    writer.line('const { k$e, k$s, k$t, k$f, k$i, k$L, k$P, k$A, k$N } = k$R;')
    this.modules()
    this.topLevel('k$page', scopes.page, tree.page.parameters, tree.page.options, tree.children, 'page')
    const defs = [...scopes.topDefs.values()]
    for (const { node, callable } of defs) {
      this.topLevel(`k$d_${node.name}`, callable, node.parameters, node.options, node.children, 'def')
    }
    for (const { node, callable } of scopes.blocks) {
      this.topLevel(`k$b_${node.name}`, callable, node.parameters, node.options, node.children, 'block')
    }
    this.inherit()
    this.namespaces()
    const members = (prefix: string, names: readonly string[]): string =>
      `{ __proto__: null, ${names.map((name) => `${text(name)}: ${prefix}${name}`).join(', ')} }`
    writer.line('return {')
    writer.line('page: k$page,')
    writer.line(
      `defs: ${members(
        'k$d_',
        defs.map(({ node }) => node.name),
      )},`,
    )
    writer.line(
      `blocks: ${members(
        'k$b_',
        scopes.blocks.map(({ node }) => node.name as string),
      )},`,
    )
    writer.line(`inherit: ${tree.inherit === undefined ? 'undefined' : 'k$inherit'},`)
    writer.line(`namespaces: [${tree.namespaces.map((_, index) => `k$n_${index}`).join(', ')}],`)
    writer.line(`attr: { __proto__: null, ${this.attributes()} } };`)
    const { code, map } = writer.finish()
    return { code, map, places: this.places, isAsync: scopes.page.isAsync }
  }

  private modules(): void {
    const { writer, scopes, tree } = this
    const assigned = [...scopes.moduleNames].filter(([, how]) => how === 'assigned').map(([name]) => name)
    if (assigned.length > 0) writer.line(`let ${assigned.join(', ')};`)
    for (const name of scopes.moduleFree) {
      if (!words.has(name)) writer.line(`const ${name} = k$U.outer(${text(name)});`)
    }
    for (const piece of tree.modules) writer.close().piece(piece).raw('\n;\n')
  }

  private attributes(): string {
    return [...this.scopes.moduleNames.keys()].map((name) => `get ${name}() { return ${name} }`).join(', ')
  }

  private inherit(): void {
    const { writer, scopes, tree } = this
    if (tree.inherit === undefined) return
    writer.line('function k$inherit(k$c) {')
    this.prologue(scopes.inherit, scopes.inherit.free.keys())
    writer.raw('return (').piece(tree.inherit).raw('\n);\n}\n')
  }

  private namespaces(): void {
    const { writer, scopes } = this
    for (const [index, { file, module, children }] of this.tree.namespaces.entries()) {
      const callable = scopes.namespaces[index] as Callable
      writer.line(`function k$n_${index}(k$c) { const k$x = k$c.x;`)
      this.prologue(callable, callable.free.keys())
      const defs = children.filter((child): child is DefNode => child.kind === 'def')
      for (const def of defs) this.nestedDef(def, scopes.callables.get(def) as Callable)
      writer.raw('return { file: ')
      if (file === undefined) writer.raw('undefined')
      else writer.piece(file)
      writer.raw(', module: ')
      if (module === undefined) writer.raw('undefined')
      else writer.piece(module)
      writer.raw(`, defs: { __proto__: null, ${defs.map(({ name }) => name).join(', ')} } };\n}\n`)
    }
  }

  /** Variables for names from outside. Defs come later: they may see the variables of the page. */
  private prologue(callable: Callable, names: Iterable<string>): string[] {
    const { writer, scopes } = this
    const defs: string[] = []
    for (const name of names) {
      if (callable.hoisted.has(name) || words.has(name)) continue
      if (name === 'UNDEFINED') writer.line('const UNDEFINED = undefined;')
      else if (name === 'STOP_RENDERING') writer.line("const STOP_RENDERING = '';")
      else if (name === 'context') writer.line('const context = k$c.api;')
      else if (scopes.topDefs.has(name)) defs.push(name)
      else writer.line(`let ${name} = k$c.get(${text(name)}, ${callable.free.get(name) ?? -1});`)
    }
    this.hoisted(callable)
    return defs
  }

  private topLevel(
    name: string,
    callable: Callable,
    parameters: Parameters | undefined,
    options: CallableOptions,
    children: readonly TemplateNode[],
    kind: 'page' | 'def' | 'block',
  ): void {
    const { writer } = this
    const isAsync = callable.isAsync ? 'async ' : ''
    const { decorator } = options
    let target = name
    if (decorator !== undefined) {
      target = `${ownPrefix}i_${name}`
      writer.line(`function ${name}(k$c, ...k$p) {`)
      const reads = [...decorator.facts.reads.keys()].filter((read) => callable.free.has(read))
      this.bind(this.prologue(callable, reads), 'k$c')
      writer.raw('return (').piece(decorator).raw(`\n)((...k$a) => ${target}(k$c, ...k$a))(k$c.api, ...k$p);\n}\n`)
    }
    if (kind !== 'def' && parameters !== undefined) {
      // Pages and blocks get their arguments by name.
      const { names, required, rest } = parameters
      const list = JSON.stringify(names.map((entry) => entry ?? ''))
      writer.line(`function ${target}(k$c, k$a) {`)
      const spec = `${list}, ${JSON.stringify([...required])}, ${JSON.stringify(rest ?? '')}, ${parameters.at}`
      const inner = `${ownPrefix}w_${target}`
      writer.line(`return ${inner}(k$c, ...k$c.named(k$a, ${spec}));\n}`)
      target = inner
    }
    const defaults = parameters?.facts.reads.keys() ?? []
    const outside = [...defaults].filter((read) => callable.free.has(read))
    writer.mark(0).raw(`${isAsync}function ${target}(k$c${parameters === undefined ? '' : ', '}`)
    if (outside.length > 0) {
      // Default values that need names from outside: these come first.
      writer.raw('...k$p) {\n')
      const defs = this.prologue(callable, callable.free.keys())
      this.bind(defs, 'k$c')
      writer.raw(`return ${isAsync === '' ? '' : 'await '}(${isAsync}(`)
      this.parameters(parameters)
      writer.raw(') => {\n')
      this.body(callable, options, () => this.content(children, callable), `${kind} ${callable.name}`, false)
      writer.line('})(...k$p);\n}')
      return
    }
    this.parameters(parameters)
    writer.raw(') {\n')
    this.body(callable, options, () => this.content(children, callable), `${kind} ${callable.name}`, true)
    writer.line('}')
  }

  private bind(names: readonly string[], context: string): void {
    for (const name of names) this.writer.line(`const ${name} = k$d_${name}.bind(null, ${context});`)
  }

  /** The inside of the function of a page, a def or a named block. */
  private body(
    callable: Callable,
    options: CallableOptions,
    children: () => void,
    what: string,
    ownPrologue: boolean,
  ): void {
    const { writer } = this
    const isNested = callable.outer !== undefined
    if (!isNested) writer.line('const k$x = k$c.x;')
    writer.line("let k$o = '', k$l = 0, k$v; const k$q = k$x.enter();")
    writer.line('try {')
    const defs = ownPrologue && !isNested ? this.prologue(callable, callable.free.keys()) : []
    if (isNested) this.hoisted(callable)
    if (callable.usesCaller) writer.line('const caller = k$q;')
    const inside = (): void => {
      writer.line('{')
      this.bind(defs, defs.length > 0 && callable === this.scopes.page ? this.localsView() : 'k$c')
      children()
      writer.line('}')
    }
    this.maybeWrapped(options, callable, what, inside)
    writer.line(`} catch (k$z) { throw k$c.failed(k$z, ${text(what)}, k$l); } finally { k$x.s += k$o; }`)
    writer.line("return '';")
  }

  /** The variables of the page that its defs use, live; the code of a context with them. */
  private localsView(): string {
    const { scopes, writer } = this
    const wanted = new Set([...scopes.topDefs.values()].flatMap(({ callable }) => [...callable.free.keys()]))
    const names = [...scopes.pageLocals()].filter((name) => wanted.has(name))
    if (names.length === 0) return 'k$c'
    const getters = names.map(
      (name) => `get ${name}() { try { return ${name} } catch { return k$c.get(${text(name)}, -1) } }`,
    )
    writer.line(`const k$w = k$c.withLocals({ __proto__: null, ${getters.join(', ')} });`)
    return 'k$w'
  }

  private maybeWrapped(options: CallableOptions, callable: Callable, what: string, inside: () => void): void {
    const { buffered, cached, filters, cacheKey, cacheTimeout } = options
    const { writer } = this
    if (!buffered && !cached && filters === undefined) {
      inside()
      return
    }
    const isAsync = callable.isAsync ? 'async ' : ''
    writer.raw(`return k$c.wrapped${callable.isAsync ? 'Async' : ''}({ buffered: ${buffered}, cached: `)
    writer.raw(`${cached ? text(what) : 'undefined'}, filter: `)
    writer.raw(filters === undefined ? 'undefined' : `(k$v) => ${this.filtered('k$v', filters)}`)
    writer.raw(', key: () => (')
    if (cacheKey === undefined) writer.raw('undefined')
    else writer.piece(cacheKey)
    writer.raw('), timeout: () => (')
    if (cacheTimeout === undefined) writer.raw('undefined')
    else writer.piece(cacheTimeout)
    writer.raw(`) }, ${isAsync}() => { let k$o = '', k$v; try {\n`)
    inside()
    writer.line("} finally { k$x.s += k$o; } return ''; });")
  }

  protected nestedDef(node: DefNode, callable: Callable): void {
    const { writer } = this
    const { decorator } = node.options
    const isAsync = callable.isAsync ? 'async ' : ''
    const name = decorator === undefined ? node.name : `${ownPrefix}i_${node.name}`
    if (decorator !== undefined) {
      writer.close().raw(`function ${node.name}(...k$p) { return (`).piece(decorator)
      writer.raw(`\n)(${name})(k$c.api, ...k$p); }\n`)
    }
    writer.close().raw(`${isAsync}function ${name}(`)
    this.parameters(node.parameters)
    writer.raw(') {\n')
    this.body(callable, node.options, () => this.content(node.children, callable), `def ${node.name}`, true)
    writer.line('}')
  }

  protected wrapped(node: BlockNode | DefNode, callable: Callable, children: () => void): void {
    const { writer } = this
    writer.line("let k$o = '', k$l = 0, k$v; try {")
    this.maybeWrapped(node.options, callable, `block of ${node.at}`, children)
    writer.line("} finally { k$x.s += k$o; } return '';")
  }
}
