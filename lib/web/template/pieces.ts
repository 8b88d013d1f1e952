/** Pieces of JavaScript made ready for the generated code: expressions, filters, parameters, values of attributes. @module */

import { refuse } from './error.ts'
import { type Facts, namedArgument, noFacts, ownPrefix, withInsertions } from './facts.ts'
import type { JavaScript, JsNode, JsToken } from './javascript.ts'
import type { Source } from './source.ts'
import type { Filter, FilterList, Parameters, Piece } from './tree.ts'
import { Walker } from './walker.ts'

/** What code inside the page runs in each loop and function, and the same for module code, which knows no page. */
export const guards = {
  page: `if(++${ownPrefix}x.n>127)${ownPrefix}x.tick();`,
  module: `if(++${ownPrefix}K.n>127)${ownPrefix}K.tick();`,
}

/** The built-in filters. */
export const builtinFilters: ReadonlySet<string> = new Set([
  ...['h', 'x', 'u', 'trim', 'entity', 'str', 'unicode', 'json', 'n'],
])

const namedArgumentText =
  'This is an assignment inside a call. Named arguments do not exist in JavaScript: pass values in order, or one object'

/** A piece of the text between two offsets, and its end. */
export interface PrintedExpression {
  readonly value: Piece
  readonly filters: FilterList | undefined
  /** After the closing brace. */
  readonly end: number
}

export class PieceReader {
  readonly source: Source
  readonly javascript: JavaScript
  plainLoop = false

  constructor(source: Source, javascript: JavaScript) {
    this.source = source
    this.javascript = javascript
  }

  /** A `${...}` whose `$` stands at `at`. */
  printed(at: number, input = this.source.text, base = 0): PrintedExpression {
    const from = at + 2
    const whole = this.javascript.expression(this.source, input, from, base)
    if (whole.next >= input.length) refuse(this.source, base + at, 'This expression has no end: } is missing')
    if (input[whole.next] !== '}') {
      refuse(this.source, base + whole.next, 'Expected } at the end of the expression')
    }
    const end = whole.next + 1
    const pipe = topLevel(whole.tokens, '|')[0]
    if (pipe === undefined) {
      return { value: this.finish(whole.node, input, from, whole.end, base), filters: undefined, end }
    }
    const left = this.javascript.expression(this.source, input.slice(0, pipe.start), from, base)
    const value = this.finish(left.node, input, from, left.end, base)
    return { value, filters: this.filters(input, pipe.end, whole.end, base), end }
  }

  /** An expression that fills the input from `from` on. */
  whole(input: string, base: number, from = 0): Piece {
    const { node, end, next } = this.javascript.expression(this.source, input, from, base)
    if (next < input.length) refuse(this.source, base + next, 'Nothing is expected after the expression here')
    return this.finish(node, input, from, end, base)
  }

  /** An expression at the start of the input, and what follows it. */
  head(input: string, from: number, base: number): { readonly piece: Piece; readonly next: number } {
    const { node, end, next } = this.javascript.expression(this.source, input, from, base)
    return { piece: this.finish(node, input, from, end, base), next }
  }

  /** A filter list such as `h, trim` between two offsets. */
  filters(input: string, from: number, to: number, base: number): FilterList {
    const { node, next } = this.javascript.expression(this.source, input.slice(0, to), from, base)
    if (next < to) refuse(this.source, base + next, 'Filters are separated by commas')
    const list = node.type === 'SequenceExpression' ? (node.expressions as readonly JsNode[]) : [node]
    const facts = noFacts()
    const filters = list.map((entry): Filter => {
      const code = input.slice(entry.start, entry.end)
      if (entry.type === 'Identifier' && builtinFilters.has(code)) return { builtin: code, code }
      if (code.startsWith('decode.')) {
        refuse(this.source, base + entry.start, 'The decode filters are not needed: texts are Unicode already')
      }
      if (!['Identifier', 'MemberExpression', 'CallExpression'].includes(entry.type)) {
        refuse(this.source, base + entry.start, 'A filter is a name or a call; filters are separated by commas')
      }
      this.walker(base, facts).expression(entry)
      return { builtin: undefined, code }
    })
    return { filters, facts }
  }

  /** Parameters as between the parentheses of a function. */
  parameters(text: string, base: number): Parameters {
    const input = `(${text}\n)=>0`
    const { node, next } = this.javascript.expression(this.source, input, 0, base - 1)
    if (next < input.length || node.type !== 'ArrowFunctionExpression') {
      refuse(this.source, base, 'These are no parameters of a function')
    }
    const params = node.params as readonly JsNode[]
    const facts = noFacts()
    const walker = this.walker(base - 1, facts)
    walker.parameters(params)
    const names = params.map((param) => {
      const target = param.type === 'AssignmentPattern' ? (param.left as JsNode) : param
      return target.type === 'Identifier' ? (target.name as string) : undefined
    })
    const last = params.at(-1)
    const rest = last?.type === 'RestElement' ? ((last.argument as JsNode).name as string | undefined) : undefined
    if (rest !== undefined) names.pop()
    const required = params.filter((param) => param.type === 'Identifier').map((param) => param.name as string)
    return { code: text, at: base, facts, names, required: new Set(required), rest }
  }

  /** Arguments by name, `a=1, b, ...c`, as the code of an object. */
  namedArguments(text: string, base: number): Piece {
    const input = `k(${text}\n)`
    const { node, next } = this.javascript.expression(this.source, input, 0, base - 2)
    if (next < input.length || node.type !== 'CallExpression') refuse(this.source, base, 'These are no arguments')
    const facts = noFacts()
    const parts = (node.arguments as readonly JsNode[]).map((entry) => {
      const code = (part: JsNode): string => {
        this.walker(base - 2, facts).expression(part)
        return input.slice(part.start, part.end)
      }
      if (entry.type === 'SpreadElement') return `...${code(entry.argument as JsNode)}`
      if (entry.type === 'Identifier') return code(entry)
      const left = entry.left as JsNode | undefined
      if (entry.type === 'AssignmentExpression' && entry.operator === '=' && left?.type === 'Identifier') {
        return `[${JSON.stringify(left.name)}]: ${code(entry.right as JsNode)}`
      }
      return refuse(this.source, base - 2 + entry.start, 'Arguments are given by name here: name=value, or ...object')
    })
    return { code: `{ ${parts.join(', ')} }`, at: base, facts }
  }

  /** The value of an attribute that may contain `${...}`; one expression alone keeps its type. */
  attribute(text: string, base: number): Piece {
    const parts: string[] = []
    const facts = noFacts()
    let done = 0
    for (let at = text.indexOf('${'); at >= 0; at = text.indexOf('${', done)) {
      if (at > done) parts.push(JSON.stringify(text.slice(done, at)))
      const { value, filters, end } = this.printed(at, text, base)
      if (filters !== undefined) refuse(this.source, base + at, 'Filters are not possible in an attribute')
      merge(facts, value.facts)
      parts.push(`(${value.code}\n)`)
      done = end
      // One expression alone keeps its exact place.
      if (parts.length === 1 && end === text.length)
        return { ...value, code: `(${value.code}\n)`, at: value.at - 1, shifts: [] }
    }
    if (done < text.length || parts.length === 0) parts.push(JSON.stringify(text.slice(done)))
    const code = parts.length === 1 ? (parts[0] as string) : `""+${parts.join('+')}`
    return { code, at: base, facts }
  }

  walker(base: number, facts: Facts): Walker {
    const { source, plainLoop } = this
    return new Walker({ source, base, guard: guards.page, plainLoop }, facts)
  }

  /** Statements of a page. */
  code(at: number, inLoop: boolean): { readonly piece: Piece; readonly end: number } {
    return this.statements(at, inLoop, guards.page)
  }

  /** Statements of a module. */
  module(at: number): { readonly piece: Piece; readonly end: number } {
    const result = this.statements(at, false, guards.module)
    if (result.piece.facts.awaits)
      refuse(this.source, at, 'A module block cannot await: it runs when the page is compiled')
    return result
  }

  private statements(at: number, inLoop: boolean, guard: string): { readonly piece: Piece; readonly end: number } {
    const { body, end } = this.javascript.code(this.source, at, inLoop)
    const facts = noFacts()
    new Walker({ source: this.source, guard, plainLoop: this.plainLoop }, facts).program(body)
    return { piece: { ...withInsertions(this.source.text, at, end, facts.insertions), at, facts }, end: end + 2 }
  }

  private finish(node: JsNode, input: string, from: number, end: number, base: number): Piece {
    const named = namedArgument(node)
    if (named !== undefined) refuse(this.source, base + named.start, namedArgumentText)
    const facts = noFacts()
    this.walker(base, facts).expression(node)
    let first = from
    while (first < end && input[first]?.trim() === '') first++
    return { ...withInsertions(input, first, end, facts.insertions), at: base + first, facts }
  }
}

/** Tokens with a value or a sign that stand in no bracket. */
export function topLevel(tokens: readonly JsToken[], value: string): JsToken[] {
  const found: JsToken[] = []
  let depth = 0
  for (const token of tokens) {
    if (['(', '[', '{', '${'].includes(token.label)) depth++
    else if ([')', ']', '}'].includes(token.label)) depth--
    else if (depth === 0 && token.label !== 'string' && token.label !== 'template') {
      if (token.value === value || token.label === value) found.push(token)
    }
  }
  return found
}

export function merge(into: Facts, from: Facts): void {
  for (const [name, at] of from.reads) if (!into.reads.has(name)) into.reads.set(name, at)
  for (const [name, at] of from.writes) if (!into.writes.has(name)) into.writes.set(name, at)
  into.awaits ||= from.awaits
  into.calls ||= from.calls
}
