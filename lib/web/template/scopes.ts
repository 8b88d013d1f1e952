/** Which names of a template are variables of its own, and which come from outside. @module */

import { refuse } from './error.ts'
import type { Facts } from './facts.ts'
import type { Source } from './source.ts'
import type { BlockNode, Branch, CallNode, DefNode, TemplateNode, TemplateTree } from './tree.ts'

/** A part that becomes a function: the page, a def, a block, the content of a call. */
export class Callable {
  readonly kind: 'page' | 'def' | 'block' | 'closure'
  readonly name: string
  /** The callable round a closure or a nested def. */
  readonly outer: Scope | undefined
  readonly scope: Scope
  /** Names assigned without being declared. */
  readonly hoisted = new Map<string, number>()
  /** Names from outside, of a top-level callable and what is inside it. */
  readonly free = new Map<string, number>()
  isAsync = false
  usesCaller = false

  constructor(kind: Callable['kind'], name: string, outer: Scope | undefined) {
    this.kind = kind
    this.name = name
    this.outer = outer
    this.scope = new Scope(this, outer)
  }

  get top(): Callable {
    return this.outer === undefined ? this : this.outer.callable.top
  }

  get depth(): number {
    return this.outer === undefined ? 0 : this.outer.callable.depth + 1
  }
}

export class Scope {
  readonly callable: Callable
  readonly parent: Scope | undefined
  readonly names = new Set<string>()
  /** The branch of a `% for`; its `loop`. */
  readonly loop: Branch | undefined

  constructor(callable: Callable, parent: Scope | undefined, loop?: Branch) {
    this.callable = callable
    this.parent = parent
    this.loop = loop
  }
}

interface Use {
  readonly scope: Scope
  readonly facts: Facts
}

/** Closures share the caller of the callable round them. */
function ownerOf(scope: Scope): Callable {
  const { callable } = scope
  return callable.kind === 'closure' && callable.outer !== undefined ? ownerOf(callable.outer) : callable
}

/** All scopes of a template, and where each name belongs. */
export class Scopes {
  readonly page = new Callable('page', 'page', undefined)
  readonly topDefs = new Map<string, { readonly node: DefNode; readonly callable: Callable }>()
  readonly blocks: { readonly node: BlockNode; readonly callable: Callable }[] = []
  /** Scopes of branches and callables of nested parts. */
  readonly branchScopes = new Map<Branch, Scope>()
  readonly callables = new Map<TemplateNode, Callable>()
  /** Branches whose `loop` is used. */
  readonly loops = new Set<Branch>()
  readonly inherit = new Callable('block', 'inherit', undefined)
  readonly namespaces: Callable[] = []
  /** Names of the module level: declared, or assigned there. */
  readonly moduleNames = new Map<string, 'declared' | 'assigned'>()
  readonly moduleFree = new Set<string>()
  private readonly uses: Use[] = []
  private readonly source: Source
  private readonly plainLoop: boolean

  constructor(source: Source, tree: TemplateTree) {
    this.source = source
    this.plainLoop = tree.page.plainLoop
    this.readModules(tree)
    const { parameters, options, expressionFilters } = tree.page
    if (parameters !== undefined) this.declare(this.page.scope, parameters.facts, true)
    this.useOptions(this.page.scope, options)
    if (expressionFilters !== undefined) this.use(this.page.scope, expressionFilters.facts)
    if (tree.inherit !== undefined) this.use(this.inherit.scope, tree.inherit.facts)
    for (const { name, file, module, children } of tree.namespaces) {
      const callable = new Callable('block', `namespace ${name}`, undefined)
      this.namespaces.push(callable)
      for (const part of [file, module]) if (part !== undefined) this.use(callable.scope, part.facts)
      this.walk(children, callable.scope)
    }
    this.walk(tree.children, this.page.scope)
    this.finish()
  }

  /** Reads of a piece: what is not found in the template is taken from outside by the top-level callable. */
  resolve(scope: Scope, facts: Facts): void {
    for (const [name, at] of facts.reads) {
      if (name === 'loop' && !this.plainLoop) {
        this.resolveLoop(scope, at)
        continue
      }
      if (this.isLocal(scope, name) || this.moduleNames.has(name)) continue
      if (name === 'caller') {
        ownerOf(scope).usesCaller = true
        continue
      }
      const { free } = scope.callable.top
      if (!free.has(name)) free.set(name, at)
    }
  }

  /** Names that belong to the page body itself and that defs may see while it runs. */
  pageLocals(): Set<string> {
    return new Set([...this.page.scope.names, ...this.page.hoisted.keys()])
  }

  private readModules(tree: TemplateTree): void {
    for (const { facts } of tree.modules) {
      for (const { name, at } of facts.declares) {
        if (this.moduleNames.has(name)) refuse(this.source, at, `${name} is declared twice`)
        this.moduleNames.set(name, 'declared')
      }
    }
    for (const { facts } of tree.modules) {
      for (const name of facts.writes.keys()) if (!this.moduleNames.has(name)) this.moduleNames.set(name, 'assigned')
    }
    for (const { facts } of tree.modules) {
      for (const name of facts.reads.keys()) if (!this.moduleNames.has(name)) this.moduleFree.add(name)
    }
  }

  private isLocal(from: Scope, name: string): boolean {
    for (let scope: Scope | undefined = from; scope !== undefined; scope = scope.parent) {
      if (scope.names.has(name)) return true
      if (scope === scope.callable.scope && scope.callable.hoisted.has(name)) return true
    }
    return false
  }

  private resolveLoop(from: Scope, at: number): void {
    for (let scope: Scope | undefined = from; scope !== undefined; scope = scope.parent) {
      if (scope.loop === undefined) continue
      // Those round it are its parents.
      for (let each: Scope | undefined = scope; each !== undefined; each = each.parent) {
        if (each.loop !== undefined) this.loops.add(each.loop)
      }
      return
    }
    refuse(this.source, at, 'loop is only known inside % for')
  }

  private declare(scope: Scope, facts: Facts, isParameters = false): void {
    for (const { name, at, kind } of facts.declares) {
      const target = kind === 'var' ? scope.callable.scope : scope
      if (target.names.has(name) && (kind === 'lexical' || isParameters)) {
        refuse(this.source, at, `${name} is declared twice`)
      }
      target.names.add(name)
    }
    this.use(scope, facts)
  }

  private use(scope: Scope, facts: Facts): void {
    this.uses.push({ scope, facts })
    if (!facts.awaits) return
    for (let callable: Callable | undefined = scope.callable; callable !== undefined; ) {
      callable.isAsync = true
      // What stands in the page at its place is waited for there.
      callable = callable.kind === 'closure' ? callable.outer?.callable : undefined
    }
  }

  private useOptions(scope: Scope, options: DefNode['options']): void {
    for (const part of [options.filters, options.cacheKey, options.cacheTimeout]) {
      if (part !== undefined) this.use(scope, part.facts)
    }
    if (options.decorator !== undefined) this.use(scope.callable.outer ?? scope, options.decorator.facts)
  }

  private walk(nodes: readonly TemplateNode[], scope: Scope): void {
    for (const node of nodes) this.node(node, scope)
  }

  private node(node: TemplateNode, scope: Scope): void {
    switch (node.kind) {
      case 'text':
        return
      case 'expression':
        this.use(scope, node.value.facts)
        if (node.filters !== undefined) this.use(scope, node.filters.facts)
        return
      case 'text-tag':
        if (node.filters !== undefined) this.use(scope, node.filters.facts)
        return
      case 'code':
        this.declare(scope, node.piece.facts)
        return
      case 'include':
        this.use(scope, node.file.facts)
        if (node.args !== undefined) this.use(scope, node.args.facts)
        return
      case 'control':
        for (const branch of node.branches) this.branch(branch, scope)
        return
      case 'def':
        this.def(node, scope)
        return
      case 'block': {
        const isNamed = node.name !== undefined
        const callable = new Callable(isNamed ? 'block' : 'closure', node.name ?? 'block', isNamed ? undefined : scope)
        if (isNamed) this.blocks.push({ node, callable })
        this.inside(node, callable)
        return
      }
      case 'call':
        this.call(node, scope)
        return
    }
  }

  private branch(branch: Branch, outer: Scope): void {
    const scope = new Scope(outer.callable, outer, branch.keyword === 'for' ? branch : undefined)
    this.branchScopes.set(branch, scope)
    if (branch.head !== undefined) this.use(outer, branch.head.facts)
    if (branch.name !== undefined) scope.names.add(branch.name)
    const { loop } = branch
    if (loop !== undefined) {
      if (loop.isAwait) this.use(scope, { ...loop.subject.facts, awaits: true, declares: [] })
      else this.use(loop.form === 'classic' ? scope : outer, loop.subject.facts)
      for (const name of loop.names) scope.names.add(name)
    }
    this.walk(branch.children, scope)
  }

  private def(node: DefNode, scope: Scope): void {
    const isTop = scope.callable === this.page
    const callable = new Callable('def', node.name, isTop ? undefined : scope)
    if (isTop) this.topDefs.set(node.name, { node, callable })
    else {
      if (scope.names.has(node.name)) refuse(this.source, node.at, `${node.name} is declared twice`)
      scope.names.add(node.name)
    }
    this.inside(node, callable)
  }

  private call(node: CallNode, outer: Scope): void {
    this.use(outer, node.expression.facts)
    for (const [, piece] of node.named ?? []) this.use(outer, piece.facts)
    const callable = new Callable('closure', 'call', outer)
    this.inside({ ...node, kind: 'call' }, callable)
    this.callables.set(node, callable)
  }

  private inside(node: DefNode | BlockNode | CallNode, callable: Callable): void {
    this.callables.set(node, callable)
    if (node.parameters !== undefined) this.declare(callable.scope, node.parameters.facts, true)
    if (node.kind !== 'call') this.useOptions(callable.scope, node.options)
    this.walk(node.children, callable.scope)
  }

  private finish(): void {
    const byDepth = [...this.uses].sort((a, b) => a.scope.callable.depth - b.scope.callable.depth)
    for (const { scope, facts } of byDepth) {
      for (const [name, at] of facts.writes) {
        if (this.isLocal(scope, name) || this.moduleNames.has(name)) continue
        scope.callable.hoisted.set(name, at)
      }
    }
    for (const { scope, facts } of this.uses) this.resolve(scope, facts)
    const isAsync = this.page.isAsync || [...this.callables.values()].some((callable) => callable.isAsync)
    if (!isAsync) return
    this.page.isAsync = true
    for (const { callable } of this.blocks) callable.isAsync = true
  }
}
