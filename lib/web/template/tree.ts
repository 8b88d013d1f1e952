/** What a template consists of. @module */

import type { Facts, Shift } from './facts.ts'

/** A piece of JavaScript: its code, with insertions done, where it begins in the source, and what it uses. */
export interface Piece {
  readonly code: string
  readonly at: number
  readonly facts: Facts
  readonly shifts?: readonly Shift[]
}

export interface Filter {
  /** `h`, `trim`, `n` ... when it is one of the built-in filters; otherwise its code is an expression. */
  readonly builtin: string | undefined
  readonly code: string
}

export interface FilterList {
  readonly filters: readonly Filter[]
  readonly facts: Facts
}

/** A parameter list and the names of its parameters in order; undefined for one that is a pattern. */
export interface Parameters extends Piece {
  readonly names: readonly (string | undefined)[]
  /** Names without a default value. */
  readonly required: ReadonlySet<string>
  /** The name that collects the rest. */
  readonly rest: string | undefined
}

export interface TextNode {
  readonly kind: 'text'
  readonly text: string
}

export interface ExpressionNode {
  readonly kind: 'expression'
  readonly at: number
  readonly value: Piece
  readonly filters: FilterList | undefined
}

export interface CodeNode {
  readonly kind: 'code'
  readonly piece: Piece
}

export type ControlKeyword = 'if' | 'for' | 'while' | 'try' | 'switch'

export interface Branch {
  readonly keyword:
    | 'if'
    | 'elif'
    | 'else'
    | 'for'
    | 'while'
    | 'try'
    | 'catch'
    | 'finally'
    | 'case'
    | 'default'
    | 'switch'
  readonly at: number
  readonly children: TemplateNode[]
  /** Condition, subject of a switch, values of a case, or the class after `except`. */
  readonly head: Piece | undefined
  /** The name of a caught error. */
  readonly name: string | undefined
  readonly loop: LoopHead | undefined
}

export interface LoopHead {
  /** What is declared, such as `const x` or `let [a, b]`; for a classic loop all that stands in its parentheses. */
  readonly target: string
  /** Names that the head declares. */
  readonly names: readonly string[]
  readonly form: 'of' | 'in' | 'classic'
  readonly isAwait: boolean
  /** What is gone through. */
  readonly subject: Piece
  readonly at: number
}

export interface ControlNode {
  readonly kind: 'control'
  readonly keyword: ControlKeyword
  readonly at: number
  readonly branches: Branch[]
}

/** Options that defs, blocks and pages share. */
export interface CallableOptions {
  readonly filters: FilterList | undefined
  readonly buffered: boolean
  readonly cached: boolean
  readonly cacheKey: Piece | undefined
  readonly cacheTimeout: Piece | undefined
  readonly decorator: Piece | undefined
}

export interface DefNode {
  readonly kind: 'def'
  readonly at: number
  readonly name: string
  readonly parameters: Parameters
  readonly options: CallableOptions
  readonly children: TemplateNode[]
}

export interface BlockNode {
  readonly kind: 'block'
  readonly at: number
  readonly name: string | undefined
  readonly parameters: Parameters | undefined
  readonly options: CallableOptions
  readonly children: TemplateNode[]
}

export interface CallNode {
  readonly kind: 'call'
  readonly at: number
  /** The expression of `<%call>`; for `<%ns:def>` the function. */
  readonly expression: Piece
  /** The attributes of `<%ns:def>`. */
  readonly named: readonly (readonly [string, Piece])[] | undefined
  readonly parameters: Parameters | undefined
  readonly children: TemplateNode[]
}

export interface IncludeNode {
  readonly kind: 'include'
  readonly at: number
  readonly file: Piece
  /** The code of an object. */
  readonly args: Piece | undefined
}

export interface TextTagNode {
  readonly kind: 'text-tag'
  readonly at: number
  readonly text: string
  readonly filters: FilterList | undefined
}

export type TemplateNode =
  | TextNode
  | ExpressionNode
  | CodeNode
  | ControlNode
  | DefNode
  | BlockNode
  | CallNode
  | IncludeNode
  | TextTagNode

export interface NamespaceNode {
  readonly at: number
  readonly name: string
  readonly file: Piece | undefined
  readonly module: Piece | undefined
  readonly imports: readonly string[] | undefined
  readonly inheritable: boolean
  readonly children: TemplateNode[]
}

export interface Warning {
  readonly line: number
  readonly column: number
  readonly message: string
}

/** A whole template. */
export interface TemplateTree {
  readonly children: TemplateNode[]
  readonly modules: readonly Piece[]
  readonly namespaces: readonly NamespaceNode[]
  readonly inherit: Piece | undefined
  readonly page: PageOptions
  readonly warnings: readonly Warning[]
}

export interface PageOptions {
  parameters: Parameters | undefined
  expressionFilters: FilterList | undefined
  options: CallableOptions
  plainLoop: boolean
}
