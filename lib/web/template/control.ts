/** Control lines: `% if x:`, `% for x of xs:`, `% endif`. @module */

import { refuse } from './error.ts'
import { noFacts } from './facts.ts'
import type { JsNode, JsToken } from './javascript.ts'
import { merge, type PieceReader, topLevel } from './pieces.ts'
import type { Branch, ControlKeyword, LoopHead, Piece } from './tree.ts'

/** What one control line says. */
export type ControlLine =
  | { readonly kind: 'end'; readonly keyword: string }
  | { readonly kind: 'start' | 'middle'; readonly keyword: ControlKeyword; readonly branch: Branch }

const word = /[A-Za-z]\w*/y
const blank = /\s*/y

const matchAt = (pattern: RegExp, text: string, at: number): string => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}

const known = 'if, elif, else, for, while, try, catch, except, finally, switch, case, default and their ends'

/** Reads the text of a line behind its `%`; `base` is where it begins in the source. */
export class ControlReader {
  private readonly pieces: PieceReader

  constructor(pieces: PieceReader) {
    this.pieces = pieces
  }

  read(text: string, base: number): ControlLine {
    const lead = matchAt(blank, text, 0).length
    const keyword = matchAt(word, text, lead)
    const after = lead + keyword.length
    const at = base + lead
    const branch = (name: Branch['keyword'], more: Partial<Branch> = {}): Branch => ({
      keyword: name,
      at,
      children: [],
      head: undefined,
      name: undefined,
      loop: undefined,
      ...more,
    })
    const condition = (from: number): Piece => {
      const { piece, next } = this.pieces.head(text, from, base)
      this.colon(text, next, base)
      return piece
    }
    const bare = (): void => this.colon(text, after, base)
    switch (keyword) {
      case 'if':
        return { kind: 'start', keyword: 'if', branch: branch('if', { head: condition(after) }) }
      case 'elif':
        return { kind: 'middle', keyword: 'if', branch: branch('elif', { head: condition(after) }) }
      case 'else': {
        const space = after + matchAt(blank, text, after).length
        if (matchAt(word, text, space) === 'if') {
          return { kind: 'middle', keyword: 'if', branch: branch('elif', { head: condition(space + 2) }) }
        }
        bare()
        return { kind: 'middle', keyword: 'if', branch: branch('else') }
      }
      case 'while':
        return { kind: 'start', keyword: 'while', branch: branch('while', { head: condition(after) }) }
      case 'switch':
        return { kind: 'start', keyword: 'switch', branch: branch('switch', { head: condition(after) }) }
      case 'case':
        return { kind: 'middle', keyword: 'switch', branch: branch('case', { head: condition(after) }) }
      case 'default':
        bare()
        return { kind: 'middle', keyword: 'switch', branch: branch('default') }
      case 'try':
        bare()
        return { kind: 'start', keyword: 'try', branch: branch('try') }
      case 'finally':
        bare()
        return { kind: 'middle', keyword: 'try', branch: branch('finally') }
      case 'catch':
      case 'except':
        return { kind: 'middle', keyword: 'try', branch: branch('catch', this.caught(text, after, base, keyword)) }
      case 'for':
        return { kind: 'start', keyword: 'for', branch: branch('for', { loop: this.loop(text, after, base) }) }
      case 'with':
        return refuse(this.pieces.source, at, 'JavaScript has no with for this: use try and finally')
    }
    if (keyword.startsWith('end')) {
      this.nothing(text, after, base)
      return { kind: 'end', keyword: keyword.slice(3) }
    }
    return refuse(this.pieces.source, at, `This is no control line: after % come ${known}. Write %% for a percent sign`)
  }

  /** The rest of a line is a colon, perhaps with a comment behind it. */
  private colon(text: string, from: number, base: number): void {
    const at = from + matchAt(blank, text, from).length
    if (text[at] !== ':') {
      const instead = text[at] === '{' ? '; blocks need no braces, they end with % end...' : ''
      refuse(this.pieces.source, base + Math.min(at, text.trimEnd().length), `A colon is missing here${instead}`)
    }
    this.nothing(text, at + 1, base)
  }

  private nothing(text: string, from: number, base: number): void {
    const rest = text.slice(from).trim()
    if (rest === '' || rest.startsWith('#') || rest.startsWith('//') || (rest.startsWith('/*') && rest.endsWith('*/')))
      return
    const at = base + from + matchAt(blank, text, from).length
    refuse(this.pieces.source, at, 'Nothing is expected at the end of this line')
  }

  /** `(e):`, `e:`, `:` and Python's `Class as e:`, `Class:`. */
  private caught(text: string, from: number, base: number, keyword: string): Partial<Branch> {
    const { source, javascript } = this.pieces
    const at = from + matchAt(blank, text, from).length
    if (text[at] === ':') {
      this.nothing(text, at + 1, base)
      return {}
    }
    const { node, next, tokens } = javascript.expression(source, text, at, base)
    const isName = node.type === 'Identifier'
    const plain = tokens.length === 1 || (tokens.length === 3 && tokens[0]?.label === '(')
    if (keyword === 'catch') {
      this.colon(text, next, base)
      if (!isName || !plain) refuse(source, base + at, 'Expected a name: % catch (e):')
      return { name: this.local(node, base) }
    }
    if (!isName && node.type !== 'MemberExpression') refuse(source, base + at, 'Expected a class: % except Error as e:')
    const head = node.name === 'Exception' ? undefined : this.pieces.head(text, at, base).piece
    if (matchAt(word, text, next) !== 'as') {
      this.colon(text, next, base)
      return { head }
    }
    const target = javascript.expression(source, text, next + 2, base)
    this.colon(text, target.next, base)
    if (target.node.type !== 'Identifier') refuse(source, base + next, 'Expected a name: % except Error as e:')
    return { head, name: this.local(target.node, base) }
  }

  /** A name that becomes a variable. */
  private local(node: JsNode, base: number): string {
    this.pieces.walker(base, noFacts()).parameters([node])
    return node.name as string
  }

  private loop(text: string, from: number, base: number): LoopHead {
    const { source, javascript } = this.pieces
    let at = from + matchAt(blank, text, from).length
    const isAwait = matchAt(word, text, at) === 'await'
    if (isAwait) at += 5 + matchAt(blank, text, at + 5).length
    const input = text.slice(at)
    const tokens = javascript.tokens(source, input, base + at)
    if (tokens[0]?.label === '(') {
      const close = closing(tokens)
      const follower = tokens[close + 1]
      if (close > 0 && (follower === undefined || follower.label === ':')) {
        const end = (tokens[close] as JsToken).end
        this.colon(input, end, base + at)
        return this.header(input.slice(1, end - 1), base + at + 1, isAwait, false)
      }
    }
    return this.header(input, base + at, isAwait, true)
  }

  /** `const x of xs`; for `sugar` a colon follows, the declaring word may be missing, and `in` means `of`. */
  private header(input: string, base: number, isAwait: boolean, sugar: boolean): LoopHead {
    const { source, javascript } = this.pieces
    const tokens = javascript.tokens(source, input, base)
    const separator = topLevel(tokens, 'of')
      .concat(topLevel(tokens, 'in'))
      .sort((a, b) => a.start - b.start)[0]
    if (separator === undefined || topLevel(tokens, ';')[0] !== undefined) {
      if (sugar) refuse(source, base, 'Expected % for x of xs:')
      return this.classic(input, base, isAwait)
    }
    const subject = sugar
      ? this.pieces.head(input, separator.end, base)
      : { piece: this.pieces.whole(input, base, separator.end), next: 0 }
    if (sugar) this.colon(input, subject.next, base)
    const written = input.slice(0, separator.start).trim()
    const declared = /^(?:const|let|var)(?![\w$])/.exec(written)?.[0] ?? ''
    const pattern = written.slice(declared.length)
    const isIn = separator.value === 'in' && !sugar
    const target = this.target(pattern.trim(), base, sugar)
    return {
      target: `${declared === 'const' ? 'const' : 'let'} ${target.code}`,
      names: target.names,
      form: isIn ? 'in' : 'of',
      isAwait,
      subject: subject.piece,
      at: base,
    }
  }

  private target(pattern: string, base: number, sugar: boolean): { readonly code: string; readonly names: string[] } {
    const { source } = this.pieces
    const wrapped = sugar && pattern.startsWith('(') && pattern.endsWith(')') ? pattern.slice(1, -1) : pattern
    const parameters = this.pieces.parameters(wrapped, base)
    const names = parameters.facts.declares.map(({ name }) => name)
    if (names.length === 0) refuse(source, base, 'A name is missing: % for x of xs:')
    const several = parameters.names.length > 1 || wrapped !== pattern
    if (several && !sugar) refuse(source, base, 'Expected one name or pattern')
    return { code: several ? `[${wrapped}]` : pattern, names }
  }

  /** `let i = 0; i < n; i++` */
  private classic(input: string, base: number, isAwait: boolean): LoopHead {
    const { source, javascript } = this.pieces
    if (isAwait) refuse(source, base, 'for await needs of')
    const code = `async()=>{for(${input}\n);}`
    const before = 'async()=>{for('.length
    const { node } = javascript.expression(source, code, 0, base - before)
    const statement = ((node.body as JsNode).body as readonly JsNode[])[0]
    if (statement?.type !== 'ForStatement') return refuse(source, base, 'Expected % for (let i = 0; i < n; i++):')
    const facts = noFacts()
    const init = statement.init as JsNode | null
    const walker = this.pieces.walker(base - before, facts)
    if (init?.type === 'VariableDeclaration') walker.program([init])
    const others = [init?.type === 'VariableDeclaration' ? null : init, statement.test, statement.update]
    for (const part of others as (JsNode | null)[]) if (part !== null) walker.expression(part)
    const names = facts.declares.map(({ name }) => name)
    const subject = noFacts()
    merge(subject, facts)
    for (const name of names) subject.reads.delete(name)
    return { target: input, names, form: 'classic', isAwait, subject: { code: '', at: base, facts: subject }, at: base }
  }
}

/** The index of the token that closes the bracket of the first. */
function closing(tokens: readonly JsToken[]): number {
  let depth = 0
  for (const [index, { label }] of tokens.entries()) {
    if (['(', '[', '{', '${'].includes(label)) depth++
    else if ([')', ']', '}'].includes(label) && --depth === 0) return index
  }
  return -1
}
