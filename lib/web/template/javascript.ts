/**
 * The JavaScript inside a template, read by acorn: where an expression or a block of code ends is decided by parsing
 * it, so strings, comments, regular expressions and template literals may contain anything.
 *
 * @module
 */

import type * as Acorn from 'acorn'
import { errorText } from '../../errors.ts'
import type { Packages } from '../../platform/packages.ts'
import { refuse, TemplateError } from './error.ts'
import type { Source } from './source.ts'

/** A node of acorn's tree. */
export interface JsNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

export interface JsToken {
  /** `name`, `string`, `|`, `{` ... */
  readonly label: string
  readonly value: unknown
  readonly start: number
  readonly end: number
}

/** One expression; offsets are those of the input. */
export interface ParsedExpression {
  readonly node: JsNode
  readonly tokens: readonly JsToken[]
  /** Where the last token of it ends. */
  readonly end: number
  /** Where the token after it begins. */
  readonly next: number
}

export interface ParsedCode {
  readonly body: readonly JsNode[]
  /** Where the closing sign begins. */
  readonly end: number
}

/** The parts of acorn's parser that its plug-ins use; its declarations leave most of them out. */
interface ParserInside {
  pos: number
  start: number
  end: number
  lastTokStart: number
  lastTokEnd: number
  input: string
  labels: unknown[]
  nextToken(): void
  parse(): JsNode
  parseExpression(): JsNode
  getTokenFromCode(code: number): unknown
  finishToken(type: unknown): unknown
}

type ParserClass = new (options: Acorn.Options, input: string) => ParserInside

const percent = 37
const greater = 62

/** What the parser says, without its own idea of lines. */
const placeSuffix = / \(\d+:\d+\)$/

export interface JavaScript {
  /** An expression from `at` on, as long as it goes. `base` is where the input begins in the source. */
  expression(source: Source, input: string, at: number, base?: number): ParsedExpression
  /** Statements from `at` to `%>`; `break` and `continue` are possible in a loop of the template. */
  code(source: Source, at: number, inLoop: boolean): ParsedCode
  /** Tokens as far as they can be told without parsing; for `for` lines. */
  tokens(source: Source, input: string, base: number): readonly JsToken[]
}

export function createJavaScript(packages: Packages): JavaScript {
  const acorn = packages.load('acorn') as typeof Acorn
  const PlainParser = acorn.Parser as unknown as ParserClass

  /** Sees the end of the file where a block of code ends. */
  class BlockParser extends PlainParser {
    stoppedAt = -1

    override getTokenFromCode(code: number): unknown {
      if (code === percent && this.input.charCodeAt(this.pos + 1) === greater) {
        if (this.stoppedAt < 0) this.stoppedAt = this.pos
        return this.finishToken(acorn.tokTypes.eof)
      }
      return super.getTokenFromCode(code)
    }
  }

  const options = (onToken?: (token: Acorn.Token) => void): Acorn.Options => ({
    ecmaVersion: 2023,
    sourceType: 'module',
    allowReturnOutsideFunction: true,
    allowHashBang: false,
    ...(onToken === undefined ? {} : { onToken }),
  })

  const start = <P extends ParserInside>(parser: P, at: number): P => {
    parser.pos = parser.start = parser.end = parser.lastTokStart = parser.lastTokEnd = at
    return parser
  }

  const guarded = <T>(source: Source, input: string, at: number, base: number, what: string, run: () => T): T => {
    try {
      return run()
    } catch (error) {
      if (error instanceof RangeError) refuse(source, base + at, `This ${what} is nested too deeply`)
      const position = (error as { readonly pos?: unknown } | null)?.pos
      if (error instanceof TemplateError || typeof position !== 'number') throw error
      if (position >= input.length) refuse(source, base + at, `This ${what} has no end`)
      return refuse(source, base + position, `${errorText(error).replace(placeSuffix, '')} in the JavaScript here`)
    }
  }

  const collect = (tokens: JsToken[]) => (token: Acorn.Token) => {
    const { type, start: from, end } = token
    tokens.push({ label: type.label, value: (token as { readonly value?: unknown }).value, start: from, end })
  }

  return {
    expression: (source, input, at, base = 0) =>
      guarded(source, input, at, base, 'expression', () => {
        const tokens: JsToken[] = []
        const parser = start(new PlainParser(options(collect(tokens)), input), at)
        parser.nextToken()
        const node = parser.parseExpression()
        return { node, tokens, end: tokens[tokens.length - 1]?.end ?? at, next: parser.start }
      }),

    code: (source, at, inLoop) =>
      guarded(source, source.text, at, 0, 'block of code', () => {
        const parser = start(new BlockParser(options(), source.text), at)
        if (inLoop) parser.labels.push({ kind: 'loop', name: null })
        const program = parser.parse()
        if (parser.stoppedAt < 0) refuse(source, at, 'This block of code has no end: %> is missing')
        return { body: program.body as readonly JsNode[], end: parser.stoppedAt }
      }),

    tokens: (source, input, base) =>
      guarded(source, input, 0, base, 'line', () => {
        const tokens: JsToken[] = []
        const parser = new PlainParser(options(), input) as ParserInside & { getToken(): Acorn.Token }
        const add = collect(tokens)
        for (let token = parser.getToken(); token.type !== acorn.tokTypes.eof; token = parser.getToken()) add(token)
        return tokens
      }),
  }
}
