/** The data to be saved as a copy of plain values of our own, with everything refused that a file cannot hold. @module */

import { KaithemError } from '../errors.ts'
import { bytesOf, isDate, isMap, isSet, isWellFormed, kindOf, setOwn } from './kinds.ts'
import { WalkLimits } from './limits.ts'

/** How a format writes what is more than lists, objects, texts, numbers, true, false and null. */
export interface Dialect {
  /** For messages: `JSON`. */
  readonly name: string
  readonly map: (entries: [unknown, unknown][]) => unknown
  readonly set: (values: unknown[]) => unknown
  readonly bytes: (bytes: Uint8Array) => unknown
  readonly date: (date: Date) => unknown
  /** NaN and the infinite ones. */
  readonly oddNumber: (number: number) => unknown
  /** An object, which may look like something special. */
  readonly object: (object: Record<string, unknown>) => unknown
  /** Whether a text may have half a surrogate pair, and whether there is null. */
  readonly loneSurrogates: boolean
  readonly null: boolean
  /** Whether there are whole numbers of 64 bits; those of JavaScript end at 2 ** 53. */
  readonly longIntegers?: boolean
}

/** Kinds that would become an empty object. */
const refused = /^(RegExp|Promise|WeakMap|WeakSet|WeakRef|Error|Generator|AsyncGenerator|Map Iterator|Set Iterator)$/

const boxed = /^(Number|String|Boolean)$/

/**
 * @throws KAITHEM_TYPE for what the format cannot hold, KAITHEM_CYCLE for data that contains itself, KAITHEM_VALUE for
 * too much of it
 */
export function toPlain(data: unknown, dialect: Dialect): unknown {
  return new Walk(dialect).copy(data, { key: 'the data' }, 0)
}

/** A place in the data; made into a text only where something is wrong. */
interface Where {
  readonly key: string | number
  readonly inside?: Where
}

function textOf({ key, inside }: Where): string {
  if (inside === undefined) return String(key)
  return `${textOf(inside)}${typeof key === 'number' ? `[${key}]` : `.${key.slice(0, 40)}`}`
}

class Walk {
  private readonly dialect: Dialect
  private readonly limits = new WalkLimits()
  /** The objects around the present one. */
  private readonly around = new Set<object>()

  constructor(dialect: Dialect) {
    this.dialect = dialect
  }

  copy(value: unknown, where: Where, depth: number): unknown {
    this.limits.enter(depth)
    switch (typeof value) {
      case 'string':
        return this.text(value, where)
      case 'number':
        return Number.isFinite(value) ? value : this.dialect.oddNumber(value)
      case 'boolean':
        return value
      case 'object':
        return value === null ? this.nothing(where) : this.object(value, where, depth)
      case 'undefined':
        return this.nothing(where)
      case 'bigint':
        if (this.dialect.longIntegers && BigInt.asIntN(64, value) === value) return value
        return this.refuse(where, 'a bigint')
      default:
        return this.refuse(where, `a ${typeof value}`)
    }
  }

  private nothing(where: Where): null {
    return this.dialect.null ? null : this.refuse(where, 'null')
  }

  private text(value: string, where: Where): string {
    if (!this.dialect.loneSurrogates && !isWellFormed(value)) this.refuse(where, 'a text with half a character')
    return value
  }

  private object(value: object, where: Where, depth: number): unknown {
    if (this.around.has(value)) {
      throw new KaithemError('KAITHEM_CYCLE', `${textOf(where)} contains itself and cannot be saved`, {})
    }
    this.around.add(value)
    try {
      return this.copyObject(value, where, depth + 1)
    } finally {
      this.around.delete(value)
    }
  }

  private copyObject(value: object, where: Where, depth: number): unknown {
    const kind = kindOf(value)
    const special = kind === 'Object' || kind === 'Array' ? undefined : this.special(value, kind, where, depth)
    if (special !== undefined) return special.copy
    if ('toJSON' in value && typeof value.toJSON === 'function') return this.copy(value.toJSON(), where, depth)
    if (Array.isArray(value) || ArrayBuffer.isView(value)) {
      const copyItem = (item: unknown, key: number): unknown => this.copy(item, { key, inside: where }, depth)
      return Array.from(value as ArrayLike<unknown>, copyItem)
    }
    if (refused.test(kind)) return this.refuse(where, `a ${kind}`)
    return this.properties(value, where, depth)
  }

  /** The copy of something that is neither a list nor a plain object, if it has a form of its own. */
  private special(value: object, kind: string, where: Where, depth: number): { readonly copy: unknown } | undefined {
    const { dialect } = this
    const bytes = bytesOf(value)
    if (bytes !== undefined) return { copy: dialect.bytes(bytes) }
    if (isDate(value)) return { copy: this.date(value, where) }
    const copy = (item: unknown): unknown => this.copy(item, where, depth)
    if (isMap(value)) {
      const entries = [...Map.prototype.entries.call(value)]
      return { copy: dialect.map(entries.map(([key, item]) => [copy(key), copy(item)])) }
    }
    if (isSet(value)) return { copy: dialect.set([...Set.prototype.values.call(value)].map(copy)) }
    return boxed.test(kind) ? { copy: copy(value.valueOf()) } : undefined
  }

  private date(value: Date, where: Where): unknown {
    const time = Date.prototype.getTime.call(value)
    if (Number.isNaN(time)) this.refuse(where, 'an invalid date')
    // A date of ours may know more than its time (TOML has dates without one).
    return this.dialect.date(value instanceof Date ? value : new Date(time))
  }

  private properties(value: object, where: Where, depth: number): unknown {
    const copy: Record<string, unknown> = {}
    for (const [key, item] of Object.entries(value)) {
      if (item === undefined) continue
      const place = { key, inside: where }
      setOwn(copy, this.text(key, place), this.copy(item, place, depth))
    }
    return this.dialect.object(copy)
  }

  private refuse(where: Where, what: string): never {
    const place = textOf(where)
    const text = `${place} is ${what}, which cannot be saved as ${this.dialect.name}`
    throw new KaithemError('KAITHEM_TYPE', text, { where: place, format: this.dialect.name })
  }
}
