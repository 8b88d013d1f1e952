/** All tags of one kaithem, by name. @module */

import { KaithemError } from '../errors.ts'
import type { Owner } from '../scope.ts'
import { BinaryPoint } from './binary.ts'
import { ClaimSource } from './claim-source.ts'
import { makeClaim } from './claims.ts'
import { closePoint } from './deletion.ts'
import { TagEnvironment } from './environment.ts'
import { Expression, type ExpressionContext } from './expression.ts'
import { createExpressionLibrary } from './expression-scope.ts'
import { classNames } from './handle.ts'
import { isExpressionName, normalizeName } from './names.ts'
import { NumericPoint } from './numeric.ts'
import { ObjectPoint } from './object.ts'
import type { Point } from './point.ts'
import { storeKey } from './restore.ts'
import { StringPoint } from './string.ts'
import { type TagSource, TagView } from './tag-view.ts'
import { claimNames, type TagDeps, type TagType } from './types.ts'

type PointFactory = (env: TagEnvironment, name: string) => Point<unknown>

const createPoint: Readonly<Record<TagType, PointFactory>> = {
  number: (env, name) => new NumericPoint(env, name, 0) as unknown as Point<unknown>,
  string: (env, name) => new StringPoint(env, name, '') as unknown as Point<unknown>,
  object: (env, name) => new ObjectPoint(env, name, {}),
  binary: (env, name) => new BinaryPoint(env, name, new Uint8Array(0)) as unknown as Point<unknown>,
}

export class TagRegistry implements TagSource {
  readonly env: TagEnvironment
  readonly points = new Map<string, Point<unknown>>()
  private readonly library: Readonly<Record<string, unknown>>
  private readonly views = new WeakMap<Owner, TagView>()
  private primary: TagView | undefined
  private closed = false

  constructor(deps: TagDeps) {
    this.env = new TagEnvironment(deps)
    this.library = createExpressionLibrary(deps.clock, deps.random)
  }

  /** The tags as one owner sees them; the first one also stands in where a tag outlives its maker. */
  viewFor(owner: Owner): TagView {
    const known = this.views.get(owner)
    if (known !== undefined) return known
    const view = new TagView(this, owner, this.primary === undefined)
    this.env.adopt(owner)
    this.primary ??= view
    this.views.set(owner, view)
    return view
  }

  /** An existing tag; names in their normal form are found without normalising. */
  find(name: string): Point<unknown> | undefined {
    return this.points.get(name) ?? this.points.get(normalizeName(name))
  }

  /** The tag of that name, whatever its type; a new one is numeric. */
  getAny(name: string, owner: Owner | undefined): Point<unknown> {
    return this.points.get(name) ?? this.getOrCreate(name, undefined, owner)
  }

  /**
   * @param type undefined: any, numeric if new
   * @throws KAITHEM_NAME; KAITHEM_TYPE when the tag exists with another type; KAITHEM_EXPRESSION
   */
  getOrCreate(name: string, type: TagType | undefined, owner: Owner | undefined): Point<unknown> {
    const known = this.find(name)
    if (known === undefined) return this.create(normalizeName(name), type ?? 'number', owner)
    if (type === undefined || known.type === type) return known
    const message = `Tag ${known.name} is a ${classNames[known.type]} and cannot be used as a ${classNames[type]}`
    throw new KaithemError('KAITHEM_TYPE', message, { tag: known.name, type: known.type, wanted: type })
  }

  /** Deletes a tag for everybody. False when there is none. */
  delete(name: string): boolean {
    const point = this.find(name)
    if (point === undefined) return false
    this.remove(point)
    return true
  }

  remove(point: Point<unknown>): void {
    if (point.closed) return
    this.points.delete(point.name)
    const dependents = [...(point.dependents ?? [])]
    closePoint(point)
    if (point.knownMeta?.restore === true) this.env.deps.store.delete(storeKey(point.name))
    this.env.deps.bus.postSync('/system/tags/deleted', point.name)
    for (const dependent of dependents) dependent.forget(point)
    point.dependents = undefined
    // They look for the tag again, and so make a new one if they still need it.
    this.env.schedule(dependents)
  }

  /** Names in alphabetical order, at most `limit`, starting with `prefix` (the leading slash may be missing). */
  names(prefix = '', limit = Number.POSITIVE_INFINITY): string[] {
    const start = prefix === '' || prefix.startsWith('/') || isExpressionName(prefix) ? prefix : `/${prefix}`
    const found = [...this.points.keys()].filter((name) => name.startsWith(start)).sort()
    return found.slice(0, Math.max(0, limit))
  }

  /** Ends every tag without telling anybody; what is to be kept stays kept. */
  close(): void {
    this.closed = true
    for (const point of this.points.values()) {
      point.dependents = undefined
      closePoint(point)
    }
    this.points.clear()
  }

  /** A source for a claim. @throws KAITHEM_EXPRESSION */
  expressionSource(point: Point<unknown>, text: string, owner?: Owner): ClaimSource {
    const what = `expression of tag ${point.name}`
    const changed = (): void => {
      if (point.active.source === source) point.pollQuietly(false)
    }
    const failed = (error: unknown): void => source.report(error)
    const expression = new Expression(text, { ...this.context(point, what), feedsSelf: true, changed, failed })
    const source = new ClaimSource(this.env, what, () => expression.evaluate(), owner, expression)
    return source
  }

  /** A condition over a tag. @throws KAITHEM_EXPRESSION */
  compileCondition(point: Point<unknown>, text: string, what: string, changed: () => void): Expression {
    const failed = (error: unknown): void => this.env.reporter(undefined).report(error, what)
    return new Expression(text, { ...this.context(point, what), feedsSelf: false, changed, failed })
  }

  /**
   * An expression of its own, for those who ask now and then; `dirty` or `volatile` tells whether asking is worth it.
   *
   * @throws KAITHEM_EXPRESSION
   */
  compileExpression(text: string, what: string): Expression {
    const failed = (error: unknown): void => this.env.reporter(undefined).report(error, what)
    const names = { ...this.library, kaithem: this.env.deps.kaithem() }
    const lookUp = (name: string, type: TagType): Point<unknown> => this.getOrCreate(name, type, undefined)
    return new Expression(text, { what, names, lookUp, feedsSelf: false, changed: () => {}, failed })
  }

  /** The tag as the first owner's users hold it. */
  handleOf(point: Point<unknown>): object {
    return this.primary?.handleOf(point) ?? {}
  }

  private context(point: Point<unknown>, what: string): Omit<ExpressionContext, 'feedsSelf' | 'changed' | 'failed'> {
    const kaithem = this.env.deps.kaithem()
    return {
      what,
      names: { ...this.library, tag: this.handleOf(point), kaithem },
      self: point,
      lookUp: (name, type) => this.getOrCreate(name, type, undefined),
    }
  }

  private create(name: string, type: TagType, owner: Owner | undefined): Point<unknown> {
    if (this.closed) throw new KaithemError('KAITHEM_CLOSED', `Tag ${name}: kaithem is closed`, { tag: name })
    const point: Point<unknown> = createPoint[type](this.env, name)
    // Compiled before it is registered, so that a mistyped expression leaves nothing behind.
    const source = isExpressionName(name) ? this.expressionSource(point, name.slice(1), owner) : undefined
    this.points.set(name, point)
    if (source !== undefined) this.start(point, source, owner)
    this.env.deps.bus.postSync('/system/tags/created', name)
    return point
  }

  private start(point: Point<unknown>, source: ClaimSource, owner: Owner | undefined): void {
    point.meta.writable = false
    makeClaim(point, { name: claimNames.expression, priority: 98 }, undefined, (claim, how) => {
      claim.by = owner?.name ?? ''
      point.setSource(claim, source, how)
    })
  }
}
