/** Walks JavaScript with its scopes and tells what it uses. @module */

import { refuse } from './error.ts'
import { boundNames, type Facts, isNode, nodes, noFacts, ownPrefix } from './facts.ts'
import type { JsNode } from './javascript.ts'
import type { Source } from './source.ts'

const reserved = new Set(['context', 'loop', 'UNDEFINED', 'STOP_RENDERING'])

export interface WalkOptions {
  readonly source: Source
  /** Where the code begins in the source, when its offsets do not count from there. */
  readonly base?: number
  /** What a loop or a function runs first; empty for none. */
  readonly guard: string
  /** `loop` is an ordinary name. */
  readonly plainLoop?: boolean
}

interface Scope {
  readonly names: Set<string>
  readonly isFunction: boolean
  readonly parent: Scope | undefined
}

/** Walks code and fills `facts`. One walker serves one piece. */
export class Walker {
  readonly facts: Facts
  private readonly options: WalkOptions
  private scope: Scope | undefined
  /** Functions of the code itself that are open. */
  private depth = 0
  private readonly base: number

  constructor(options: WalkOptions, facts: Facts = noFacts()) {
    this.options = options
    this.base = options.base ?? 0
    this.facts = facts
  }

  /** Statements at the level of the template. */
  program(body: readonly JsNode[]): void {
    for (const name of this.lexicalIn(body)) this.declareOutside(name, 'lexical')
    for (const name of this.varsIn(body)) this.declareOutside(name, 'var')
    for (const node of body) this.visit(node)
  }

  expression(node: JsNode): void {
    this.visit(node)
  }

  /** Parameters of a function whose body is a part of the template. */
  parameters(params: readonly JsNode[]): void {
    for (const param of params) {
      for (const name of boundNames(param)) this.declareOutside(name, 'lexical')
      this.pattern(param, false)
    }
  }

  private refuse(at: number, reason: string): never {
    return refuse(this.options.source, at + this.base, reason)
  }

  private declareOutside(node: JsNode, kind: 'var' | 'lexical'): void {
    const name = node.name as string
    this.check(node, true)
    this.facts.declares.push({ name, at: node.start + this.base, kind })
  }

  private check({ name, start }: JsNode, assigned: boolean): void {
    if ((name as string).startsWith(ownPrefix)) this.refuse(start, `Names that begin with ${ownPrefix} are reserved`)
    if (!assigned || !reserved.has(name as string)) return
    if (name === 'loop' && this.options.plainLoop === true) return
    this.refuse(start, `The name ${name} is reserved and cannot be assigned`)
  }

  private isBound(name: string): boolean {
    for (let scope = this.scope; scope !== undefined; scope = scope.parent) if (scope.names.has(name)) return true
    return false
  }

  private use(node: JsNode): void {
    const name = node.name as string
    if (this.isBound(name)) return
    this.check(node, false)
    if (name === 'arguments') this.refuse(node.start, 'There is no arguments object here')
    if (!this.facts.reads.has(name)) this.facts.reads.set(name, node.start + this.base)
  }

  private assign(node: JsNode): void {
    const name = node.name as string
    if (this.isBound(name)) return
    this.check(node, true)
    if (this.facts.declares.some((declared) => declared.name === name)) return
    if (!this.facts.writes.has(name)) this.facts.writes.set(name, node.start + this.base)
  }

  private inScope(isFunction: boolean, names: Iterable<JsNode>, run: () => void): void {
    const outer = this.scope
    const bound = new Set<string>()
    for (const node of names) {
      this.check(node, false)
      bound.add(node.name as string)
    }
    this.scope = { names: bound, isFunction, parent: outer }
    run()
    this.scope = outer
  }

  private children(node: JsNode): void {
    for (const key in node) {
      const value = node[key]
      if (Array.isArray(value)) {
        for (const item of value) if (isNode(item)) this.visit(item)
      } else if (isNode(value)) this.visit(value)
    }
  }

  private visit(node: JsNode): void {
    switch (node.type) {
      case 'Identifier':
        this.use(node)
        return
      case 'MemberExpression':
        this.visit(node.object as JsNode)
        if (node.computed === true) this.visit(node.property as JsNode)
        return
      case 'Property':
      case 'PropertyDefinition':
      case 'MethodDefinition':
        if (node.computed === true) this.visit(node.key as JsNode)
        if (isNode(node.value)) this.visit(node.value)
        return
      case 'LabeledStatement':
        this.visit(node.body as JsNode)
        return
      case 'BreakStatement':
      case 'ContinueStatement':
        return
      case 'MetaProperty':
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
      case 'ExportDefaultDeclaration':
      case 'ExportAllDeclaration':
        this.refuse(node.start, 'import and export are not possible in a template')
        return
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        this.func(node)
        return
      case 'ClassDeclaration':
        this.children({ ...node, id: null })
        return
      case 'ClassExpression':
        this.inScope(false, isNode(node.id) ? [node.id] : [], () => this.children({ ...node, id: null }))
        return
      case 'StaticBlock':
      case 'BlockStatement':
        this.inScope(false, this.lexicalIn(nodes(node.body)), () => this.children(node))
        return
      case 'SwitchStatement': {
        this.visit(node.discriminant as JsNode)
        const cases = nodes(node.cases)
        const names = this.lexicalIn(cases.flatMap((entry) => nodes(entry?.consequent)))
        this.inScope(false, names, () => {
          for (const entry of cases) if (entry !== null) this.children(entry)
        })
        return
      }
      case 'CatchClause': {
        const param = node.param as JsNode | null
        this.inScope(false, boundNames(param), () => {
          if (param !== null) this.pattern(param, false)
          this.visit(node.body as JsNode)
        })
        return
      }
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
        this.loop(node)
        return
      case 'WhileStatement':
      case 'DoWhileStatement':
        this.guardBody(node.body as JsNode)
        this.children(node)
        return
      case 'VariableDeclaration':
        for (const declarator of nodes(node.declarations)) {
          if (declarator === null) continue
          this.pattern(declarator.id as JsNode, false)
          if (isNode(declarator.init)) this.visit(declarator.init)
        }
        return
      case 'AssignmentExpression':
        if (node.operator !== '=' && (node.left as JsNode).type === 'Identifier') this.use(node.left as JsNode)
        this.pattern(node.left as JsNode, true)
        this.visit(node.right as JsNode)
        return
      case 'UpdateExpression':
        if ((node.argument as JsNode).type === 'Identifier') this.assign(node.argument as JsNode)
        this.visit(node.argument as JsNode)
        return
      case 'ReturnStatement':
        if (node.argument === null && this.depth === 0) {
          this.facts.insertions.push({ at: node.start + 'return'.length, text: " ''" })
        }
        this.children(node)
        return
      case 'AwaitExpression':
        if (this.depth === 0) this.facts.awaits = true
        this.facts.calls = true
        this.children(node)
        return
      case 'CallExpression':
      case 'NewExpression':
      case 'TaggedTemplateExpression':
      case 'ImportExpression':
        this.facts.calls = true
        this.children(node)
        return
      default:
        this.children(node)
        return
    }
  }

  /** Names in a pattern are assigned (or bound, then nothing is to be said of them); defaults and keys are read. */
  private pattern(node: JsNode, assigns: boolean): void {
    switch (node.type) {
      case 'Identifier':
        if (assigns) this.assign(node)
        return
      case 'ObjectPattern':
        for (const property of nodes(node.properties)) {
          if (property === null) continue
          if (property.type === 'RestElement') this.pattern(property.argument as JsNode, assigns)
          else {
            if (property.computed === true) this.visit(property.key as JsNode)
            this.pattern(property.value as JsNode, assigns)
          }
        }
        return
      case 'ArrayPattern':
        for (const element of nodes(node.elements)) if (element !== null) this.pattern(element, assigns)
        return
      case 'AssignmentPattern':
        this.pattern(node.left as JsNode, assigns)
        this.visit(node.right as JsNode)
        return
      case 'RestElement':
        this.pattern(node.argument as JsNode, assigns)
        return
      default:
        this.visit(node)
    }
  }

  private func(node: JsNode): void {
    const params = nodes(node.params) as readonly JsNode[]
    const body = node.body as JsNode
    const names = params.flatMap((param) => boundNames(param))
    if (node.type === 'FunctionExpression' && isNode(node.id)) names.push(node.id)
    const isBlock = body.type === 'BlockStatement'
    if (isBlock) names.push(...this.lexicalIn(nodes(body.body)), ...this.varsIn(nodes(body.body)))
    const { guard } = this.options
    if (isBlock && guard !== '') this.facts.insertions.push({ at: body.start + 1, text: guard })
    this.depth++
    this.inScope(true, names, () => {
      // An arrow's arguments are those of the function round it.
      if (node.type !== 'ArrowFunctionExpression') this.scope?.names.add('arguments')
      for (const param of params) this.pattern(param, false)
      this.visit(body)
    })
    this.depth--
  }

  private loop(node: JsNode): void {
    const head = (node.type === 'ForStatement' ? node.init : node.left) as JsNode | null
    const declared = head?.type === 'VariableDeclaration' && head.kind !== 'var'
    const names = declared ? nodes(head.declarations).flatMap((entry) => boundNames(entry?.id as JsNode)) : []
    if (node.await === true && this.depth === 0) this.facts.awaits = true
    this.facts.calls = true
    this.guardBody(node.body as JsNode)
    this.inScope(false, names, () => {
      if (node.type !== 'ForStatement' && head !== null && head.type !== 'VariableDeclaration') {
        this.pattern(head, true)
        this.visit(node.right as JsNode)
        this.visit(node.body as JsNode)
      } else this.children(node)
    })
  }

  private guardBody(body: JsNode): void {
    const { guard } = this.options
    if (guard === '') return
    const { insertions } = this.facts
    if (body.type === 'BlockStatement') insertions.push({ at: body.start + 1, text: guard })
    else insertions.push({ at: body.start, text: `{${guard}` }, { at: body.end, text: '}' })
  }

  private lexicalIn(body: readonly (JsNode | null)[]): JsNode[] {
    const found: JsNode[] = []
    for (const node of body) {
      if (node?.type === 'VariableDeclaration' && node.kind !== 'var') {
        for (const declarator of nodes(node.declarations)) boundNames(declarator?.id as JsNode, found)
      } else if ((node?.type === 'FunctionDeclaration' || node?.type === 'ClassDeclaration') && isNode(node.id)) {
        found.push(node.id)
      }
    }
    return found
  }

  /** The `var` of statements and of blocks in them, not of functions in them. */
  private varsIn(body: readonly (JsNode | null)[], found: JsNode[] = []): JsNode[] {
    for (const node of body) {
      if (node === null || node.type.includes('Function') || node.type.startsWith('Class')) continue
      if (node.type === 'VariableDeclaration') {
        if (node.kind !== 'var') continue
        for (const declarator of nodes(node.declarations)) boundNames(declarator?.id as JsNode, found)
      } else if (/Statement$|Clause$|Case$/.test(node.type) && node.type !== 'ExpressionStatement') {
        for (const key in node) {
          const value = node[key]
          if (Array.isArray(value)) this.varsIn(value.filter(isNode), found)
          else if (isNode(value)) this.varsIn([value], found)
        }
      }
    }
    return found
  }
}
