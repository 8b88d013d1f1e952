/** Expressions over tags: compiled once, re-evaluated when a tag they mention changes. @module */

import { errorText, isKaithemError, KaithemError } from '../errors.ts'
import type { SourceExpression } from './claim-source.ts'
import { hasPath } from './dependencies.ts'
import { cycleError, type Dependent } from './environment.ts'
import { hiddenNames, isUsableName } from './expression-scope.ts'
import type { Point } from './point.ts'
import { namesIn, translatePythonWords } from './python-words.ts'
import type { TagType } from './types.ts'

/** Longest expression, in characters. */
const maxLength = 4096

/** Names whose results change only when a tag changes. */
const pureNames = new Set([
  ...['tv', 'stv', 'math', 're', 'True', 'False', 'None', 'and', 'or', 'not', 'true', 'false', 'null', 'undefined'],
  ...['String', 'Number', 'Boolean', 'NaN', 'Infinity', 'parseInt', 'parseFloat', 'isNaN', 'isFinite'],
])

/** What an expression needs to know. */
export interface ExpressionContext {
  /** For messages, such as "expression of tag /a". */
  readonly what: string
  /** The names visible besides `tv`, `stv`, `value`, `timestamp`, `annotation` and the tag's evalContext. */
  readonly names: Readonly<Record<string, unknown>>
  /** The tag whose value `value` is; without it the expression belongs to no tag and there is no `value`. */
  readonly self?: Point<unknown> | undefined
  /** True when the result becomes the value of `self`: then it must not depend on it. */
  readonly feedsSelf: boolean
  /** Finds or makes a tag. */
  readonly lookUp: (name: string, type: TagType) => Point<unknown>
  /** A mentioned tag changed. */
  readonly changed: () => void
  readonly failed: (error: unknown) => void
}

type Compiled = (value: unknown, timestamp: number, annotation: unknown, ...extra: readonly unknown[]) => unknown

function compile(
  text: string,
  what: string,
  names: Readonly<Record<string, unknown>>,
  extra: readonly string[],
): Compiled {
  const own = ['value', 'timestamp', 'annotation', ...extra]
  const outer = Object.keys(names).filter((name) => !own.includes(name))
  const hidden = hiddenNames(new Set([...own, ...outer]))
  try {
    const body = `"use strict"; return (${own.join(',')}) => (${translatePythonWords(text)}\n)`
    const make: (...args: readonly unknown[]) => Compiled = new Function(...outer, ...hidden, body) as never
    return make(...outer.map((name) => names[name]))
  } catch (error) {
    const message = `${what}: cannot understand ${JSON.stringify(text.slice(0, 200))}: ${errorText(error)}`
    throw new KaithemError('KAITHEM_EXPRESSION', message, { expression: text.slice(0, 200) }, error)
  }
}

/**
 * One compiled expression. Expressions that use nothing but tags are evaluated only when one of these changes; others
 * (time, random, kaithem, the tag itself) count as volatile and are evaluated at every read.
 */
export class Expression implements SourceExpression, Dependent {
  readonly text: string
  readonly what: string
  readonly dependencies = new Set<Point<unknown>>()
  dirty = true
  queued = false
  runs = 0
  volatile = true
  private readonly context: ExpressionContext
  private readonly names: Readonly<Record<string, unknown>>
  private readonly isPure: boolean
  private compiled: Compiled
  private extra: readonly string[] = []
  private ended = false

  /** @throws KAITHEM_EXPRESSION the text is not an expression */
  constructor(text: string, context: ExpressionContext) {
    this.text = text.trim()
    this.what = context.what
    this.context = context
    this.names = { ...context.names, tv: this.reader('number'), stv: this.reader('string') }
    this.isPure =
      namesIn(this.text).every((name) => pureNames.has(name)) && !/[`]|(?:^|[(,=!&|?:])\s*\//.test(this.text)
    if (this.text.length > maxLength) {
      const message = `${this.what} is longer than ${maxLength} characters`
      throw new KaithemError('KAITHEM_EXPRESSION', message, { length: text.length })
    }
    this.compiled = this.build()
  }

  /** @throws KAITHEM_EXPRESSION, or KAITHEM_CYCLE and other coded errors of the tags it reads */
  evaluate(): unknown {
    const { self } = this.context
    const { evalContext } = self?.knownMeta ?? {}
    if (evalContext !== undefined) this.updateExtra(Object.keys(evalContext))
    this.dirty = false
    this.volatile = !this.isPure || evalContext !== undefined
    const values = evalContext === undefined ? [] : this.extra.map((name) => evalContext[name])
    try {
      if (self === undefined) return this.compiled(undefined, 0, null)
      return this.compiled(self.present(self.value), self.active.timestamp, self.active.annotation, ...values)
    } catch (error) {
      this.dirty = true
      if (isKaithemError(error)) throw error
      const message = `${this.what} failed: ${errorText(error)}`
      throw new KaithemError('KAITHEM_EXPRESSION', message, { expression: this.text.slice(0, 200) }, error)
    }
  }

  update(): void {
    if (!this.ended) this.context.changed()
  }

  fail(error: unknown): void {
    this.context.failed(error)
  }

  forget(tag: object): void {
    this.dependencies.delete(tag as Point<unknown>)
  }

  dispose(): void {
    this.ended = true
    for (const point of this.dependencies) point.removeDependent(this)
    this.dependencies.clear()
  }

  private build(): Compiled {
    return compile(this.text, this.what, this.names, this.extra)
  }

  /** Names may be added to a tag's evalContext at any time. */
  private updateExtra(keys: readonly string[]): void {
    const usable = keys.filter(isUsableName)
    if (usable.length === this.extra.length && usable.every((name, index) => name === this.extra[index])) return
    this.extra = usable
    this.compiled = this.build()
  }

  private reader(type: TagType): (name: string) => unknown {
    return (name) => {
      const point = this.context.lookUp(name, type)
      this.depend(point)
      const value = point.read()
      if (point.volatile) this.volatile = true
      return value
    }
  }

  private depend(point: Point<unknown>): void {
    if (this.ended || this.dependencies.has(point)) return
    const { self, feedsSelf } = this.context
    // A ring through another tag ends with one that needs this tag.
    if (self !== undefined && feedsSelf && (point === self || self.dependents !== undefined)) {
      const path = point === self ? [point] : hasPath(point, self)
      if (path !== undefined) throw cycleError([self, ...path])
    }
    this.dependencies.add(point)
    point.addDependent(this)
  }
}
