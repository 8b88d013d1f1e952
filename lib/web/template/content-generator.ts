/** The code for what stands in a page, a def or a block. @module */

import { CodeWriter } from './code-writer.ts'
import { type PrintRules, printCode } from './print-code.ts'
import type { Callable, Scopes } from './scopes.ts'
import type {
  BlockNode,
  Branch,
  CallNode,
  ControlNode,
  DefNode,
  ExpressionNode,
  FilterList,
  LoopHead,
  Parameters,
  Piece,
  TemplateNode,
} from './tree.ts'

/** From where to where an expression stands; generated code names it by its index. */
export interface Place {
  readonly at: number
  readonly end: number
}

const flush = "k$x.s += k$o; k$o = '';"
const guard = `if (++k$x.n > 127) { ${flush} k$x.tick(); }`

/** Writes functions inside functions; the outermost ones are written by the unit generator. */
export abstract class ContentGenerator {
  readonly writer = new CodeWriter()
  readonly places: Place[] = []
  protected readonly scopes: Scopes
  protected readonly rules: PrintRules
  private loops = 0
  /** The variable of the innermost loop object. */
  private loopVariable = 'null'

  constructor(scopes: Scopes, rules: PrintRules) {
    this.scopes = scopes
    this.rules = rules
  }

  protected abstract nestedDef(node: DefNode, callable: Callable): void
  protected abstract wrapped(node: BlockNode | DefNode, callable: Callable, children: () => void): void

  protected content(nodes: readonly TemplateNode[], callable: Callable): void {
    for (const node of nodes) this.node(node, callable)
  }

  private node(node: TemplateNode, callable: Callable): void {
    const { writer } = this
    switch (node.kind) {
      case 'text':
        writer.text(node.text)
        return
      case 'expression':
        this.expression(node, callable)
        return
      case 'text-tag': {
        const code = this.filtered(JSON.stringify(node.text), node.filters)
        this.flush(node.at)
        writer.append(() => writer.mark(node.at).raw(code))
        return
      }
      case 'code':
        this.before(node.piece, node.piece.facts.calls)
        writer.piece(node.piece).raw('\n;\n')
        return
      case 'control':
        this.control(node, callable)
        return
      case 'def':
        if (callable.kind !== 'page' || this.scopes.topDefs.get(node.name)?.node !== node) {
          this.nestedDef(node, this.scopes.callables.get(node) as Callable)
        }
        return
      case 'block':
        this.block(node, callable)
        return
      case 'call':
        this.call(node, callable)
        return
      case 'include': {
        this.flush(node.at)
        writer.mark(node.at).raw(`${callable.isAsync ? 'await ' : ''}k$c.include(`)
        writer.piece(node.file).raw(', ')
        if (node.args === undefined) writer.raw('undefined')
        else writer.piece(node.args)
        writer.raw(`, ${callable.isAsync});\n`)
        return
      }
    }
  }

  /** Hands over what is written so far: code that runs now may write too. */
  private flush(at: number): void {
    this.writer.line(`${flush} k$l = ${at};${this.scopes.page.isAsync ? ' k$x.offer();' : ''}`)
  }

  private before({ at }: Piece, calls: boolean): void {
    if (calls) this.flush(at)
    else this.writer.close()
  }

  private place(at: number, end: number): number {
    this.places.push({ at, end })
    return this.places.length - 1
  }

  private expression({ at, value, filters }: ExpressionNode, callable: Callable): void {
    const { writer } = this
    const custom = filters?.filters.some(({ builtin }) => builtin === undefined) === true
    const ofPage = this.rules.pageFilters?.filters.some(({ builtin }) => builtin === undefined) === true
    const calls = value.facts.calls || custom || ofPage
    if (calls) this.flush(at)
    const index = this.place(value.at, value.at + value.code.length)
    const [before, after] = printCode(this.rules, filters, index)
    // A promise is waited for where that is possible.
    const waits = callable.isAsync && calls
    writer.append(() => {
      writer
        .mark(value.at)
        .raw(`${before}${waits ? 'k$P(k$v = ' : ''}(`)
        .piece(value)
      writer.raw(`${value.code.includes('//') ? '\n' : ''})${waits ? ') ? await k$v : k$v' : ''}${after}`)
    })
  }

  /** Filters of a def, a block or a text: no defaults, no escaping. */
  protected filtered(code: string, list: FilterList | undefined): string {
    let result = code
    for (const filter of list?.filters ?? []) {
      if (filter.builtin === 'n') continue
      result = filter.builtin === undefined ? `(${filter.code})(${result})` : `k$f.${filter.builtin}(${result})`
    }
    return `k$t(${result}, -1).toString()`
  }

  private control(node: ControlNode, callable: Callable): void {
    const { branches } = node
    const calls = branches.some((branch) => (branch.head ?? branch.loop?.subject)?.facts.calls === true)
    const first = branches[0] as Branch
    if (calls) this.flush(first.at)
    else this.writer.close()
    switch (node.keyword) {
      case 'if':
        this.conditional(branches, callable)
        return
      case 'while':
        this.while(first, callable)
        return
      case 'for':
        this.for(first, callable)
        return
      case 'try':
        this.try(branches, callable)
        return
      case 'switch':
        this.switch(branches, callable)
        return
    }
  }

  private head(piece: Piece | undefined): void {
    if (piece === undefined) return
    this.writer
      .raw('(')
      .piece(piece)
      .raw(`${piece.code.includes('//') ? '\n' : ''})`)
  }

  private conditional(branches: readonly Branch[], callable: Callable): void {
    const { writer } = this
    for (const { keyword, head, children } of branches) {
      writer.close().raw(keyword === 'if' ? 'if ' : keyword === 'elif' ? '} else if ' : '} else')
      this.head(head)
      writer.raw(' {\n')
      this.content(children, callable)
    }
    writer.line('}')
  }

  private while({ head, at, children }: Branch, callable: Callable): void {
    const { writer } = this
    if (head?.facts.calls === true) {
      writer.line(`while (true) { ${guard}`)
      this.flush(at)
      writer.raw('if (!')
      this.head(head)
      writer.raw(') break;\n')
    } else {
      writer.raw('while ')
      this.head(head)
      writer.raw(` { ${guard}\n`)
    }
    this.content(children, callable)
    writer.line('}')
  }

  private for(branch: Branch, callable: Callable): void {
    const { writer } = this
    const { target, form, isAwait, subject, at } = branch.loop as LoopHead
    const usesLoop = this.scopes.loops.has(branch)
    const id = this.loops++
    const outer = this.loopVariable
    const index = this.place(subject.at, subject.at + subject.code.length)
    const over = (): void => {
      if (form === 'in' || isAwait) this.head(subject)
      else
        writer
          .mark(subject.at)
          .raw('k$i(')
          .piece(subject)
          .raw(`${subject.code.includes('//') ? '\n' : ''}, ${index})`)
    }
    if (usesLoop) {
      this.loopVariable = `k$l${id}`
      writer.raw('{ ')
      if (form !== 'classic') {
        writer.raw(`const k$j${id} = `)
        over()
        writer.raw('; ')
      }
      const known = form === 'of' && !isAwait ? `k$j${id}` : 'undefined'
      writer.raw(`const k$l${id} = new k$L(${known}, ${outer});\n`)
    }
    writer.raw(`for ${isAwait ? 'await ' : ''}(`)
    if (form === 'classic') writer.piece({ code: target, at, facts: subject.facts }).raw('\n')
    else {
      writer.mark(at).raw(`${target} ${form} `)
      if (usesLoop) writer.raw(`k$j${id}`)
      else over()
    }
    writer.raw(`) { ${guard}${usesLoop ? ` k$l${id}.index++; const loop = k$l${id};` : ''}\n`)
    this.content(branch.children, callable)
    writer.line(usesLoop ? '} }' : '}')
    this.loopVariable = outer
  }

  private try(branches: readonly Branch[], callable: Callable): void {
    const { writer } = this
    const catches = branches.filter(({ keyword }) => keyword === 'catch')
    writer.line('try {')
    this.content(branches[0]?.children ?? [], callable)
    if (catches.length > 0) {
      writer.line('} catch (k$z) { k$c.caught(k$z);')
      let all = false
      for (const { head, name, children } of catches) {
        writer.close().raw(head === undefined ? '{' : 'if (k$A(k$z, ')
        if (head !== undefined) writer.piece(head).raw(')) {')
        writer.raw(name === undefined ? '\n' : ` let ${name} = k$z;\n`)
        this.content(children, callable)
        all = head === undefined
        writer.line(all ? '}' : '} else')
        if (all) break
      }
      if (!all) writer.line('throw k$z;')
    }
    const last = branches.at(-1)
    if (last?.keyword === 'finally') {
      writer.line('} finally {')
      this.content(last.children, callable)
    }
    writer.line('}')
  }

  private switch([first, ...cases]: readonly Branch[], callable: Callable): void {
    const { writer } = this
    writer.raw('switch ')
    this.head(first?.head)
    writer.raw(' {\n')
    for (const { head, children } of cases) {
      writer.close().raw(head === undefined ? 'default' : 'case ')
      this.head(head)
      writer.raw(':\n')
      const isEmpty = children.every((child) => child.kind === 'text' && child.text.trim() === '')
      if (isEmpty) continue
      writer.line('{')
      this.content(children, callable)
      writer.line('break; }')
    }
    writer.line('}')
  }

  private block(node: BlockNode, callable: Callable): void {
    const { writer } = this
    this.flush(node.at)
    if (node.name !== undefined) {
      const wait = callable.isAsync ? 'await ' : ''
      writer.mark(node.at).raw(`${wait}k$c.block(${JSON.stringify(node.name)}, ${callable.isAsync});\n`)
      return
    }
    const own = this.scopes.callables.get(node) as Callable
    const wait = own.isAsync ? 'await ' : ''
    writer.raw(`k$o += k$t(${wait}(${own.isAsync ? 'async ' : ''}() => {\n`)
    this.closure(node, own)
    writer.line(`})(), -1);`)
  }

  /** The inside of a function that is not named: content with its own text. */
  private closure(node: BlockNode, own: Callable): void {
    this.hoisted(own)
    this.wrapped(node, own, () => this.content(node.children, own))
  }

  protected hoisted(callable: Callable): void {
    for (const name of callable.hoisted.keys()) this.writer.line(`let ${name} = k$c.maybe(${JSON.stringify(name)});`)
  }

  private call(node: CallNode, callable: Callable): void {
    const { writer } = this
    const own = this.scopes.callables.get(node) as Callable
    const defs = node.children.filter((child): child is DefNode => child.kind === 'def')
    this.flush(node.at)
    writer.raw('k$x.next = (() => {\n')
    for (const def of defs) this.nestedDef(def, this.scopes.callables.get(def) as Callable)
    writer.raw(`const k$b = ${own.isAsync ? 'async ' : ''}(`)
    this.parameters(node.parameters)
    writer.raw(") => { let k$o = '', k$v;\n")
    this.hoisted(own)
    writer.line('try {')
    this.content(
      node.children.filter((child) => child.kind !== 'def'),
      own,
    )
    writer.line("} finally { k$x.s += k$o; } return ''; };")
    writer.line(
      `return { __proto__: null, ${defs.map(({ name }) => name).join(', ')}${defs.length > 0 ? ', ' : ''}body: k$b };`,
    )
    writer.line('})();')
    const { expression, named } = node
    const index = this.place(expression.at, expression.at + expression.code.length)
    const [before, after] = printCode({ ...this.rules, pageFilters: undefined }, undefined, index)
    const waits = callable.isAsync
    writer.append(() => {
      writer.mark(node.at).raw(`${before}${waits ? 'k$P(k$v = ' : ''}${named === undefined ? '(' : 'k$N('}`)
      writer.piece(expression)
      if (named !== undefined) {
        writer.raw(', { __proto__: null, ')
        for (const [name, value] of named)
          writer
            .raw(`${JSON.stringify(name)}: `)
            .piece(value)
            .raw(', ')
        writer.raw(`}, ${JSON.stringify(expression.code)}`)
      }
      writer.raw(`)${waits ? ') ? await k$v : k$v' : ''}${after}`)
    })
    writer.line('k$x.next = null;')
  }

  protected parameters(parameters: Parameters | undefined): void {
    if (parameters !== undefined && parameters.code.trim() !== '') this.writer.piece(parameters).raw('\n')
  }
}
