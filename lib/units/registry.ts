/** Everything that is known about units: names, types, and what was defined at run time. @module */

import { KaithemError } from '../errors.ts'
import { definitions, logarithmic } from './definitions/index.ts'
import { baseDimension } from './dimension.ts'
import { checkUnit } from './names.ts'
import { NamesTable, prefixFactor, Source } from './names-table.ts'
import { parseUnit } from './parser.ts'
import { isCountable, multiply, ONE } from './rational.ts'
import { isLinear, linearUnit, multiplyUnits, type Unit } from './unit.ts'
import type { UnitCatalogue } from './unit-catalogue.ts'
import { unknownUnit } from './unknown.ts'

/** Units resolved and remembered; more than a program uses, little enough for names that come from outside. */
const MAX_REMEMBERED = 1000

/** What one type of measurement consists of. */
export interface TypeInfo {
  readonly type: string
  /** The unit that a definition without a base counts in. */
  readonly base: () => Unit
  readonly display: string | undefined
  readonly isBuiltIn: boolean
  /** The names to list, in order. */
  readonly names: string[]
}

/** Finds units by name or expression. */
export class UnitRegistry {
  readonly names = new NamesTable()
  private readonly types = new Map<string, TypeInfo>()
  private readonly resolved = new Map<string, Unit>()
  private readonly typesByKey = new Map<string, string>()
  private readonly catalogue: UnitCatalogue | undefined

  constructor(catalogue?: UnitCatalogue) {
    this.catalogue = catalogue
    const resolve = (expression: string): Unit => this.resolve(expression)
    for (const definition of definitions) {
      const { type, base, display, menu } = definition
      const names = this.names.load(definition, resolve)
      if (menu !== undefined) names.push(...menu.split(' ').filter((name) => !names.includes(name)))
      this.types.set(type, { type, base: () => this.resolve(base), display, isBuiltIn: true, names })
    }
    for (const definition of logarithmic) {
      const info = this.types.get(definition.type)
      if (info === undefined) continue
      this.names.loadCurve(definition, info.base)
      info.names.push(definition.name)
    }
  }

  /** The unit a text stands for. @throws KAITHEM_TYPE, KAITHEM_UNIT. */
  resolve(text: unknown): Unit {
    const known = typeof text === 'string' ? this.resolved.get(text) : undefined
    if (known !== undefined) return known
    const unit = this.read(checkUnit(text).trim())
    if (!isCountable(unit.scale)) {
      throw new KaithemError('KAITHEM_UNIT', `The unit "${String(text)}" is too big or too small to count in`)
    }
    if (this.resolved.size >= MAX_REMEMBERED) this.resolved.clear()
    this.resolved.set(String(text), unit)
    return unit
  }

  /** The type of a unit: its own, else the one whose base has its dimension, else its formula. */
  typeOf(unit: Unit): string {
    if (unit.type !== undefined) return unit.type
    if (this.typesByKey.size === 0) {
      for (const { type, base } of this.types.values()) {
        const { key } = base()
        if (!this.typesByKey.has(key)) this.typesByKey.set(key, type)
      }
    }
    return this.typesByKey.get(unit.key) ?? unit.key
  }

  type(name: string): TypeInfo | undefined {
    return this.types.get(name)
  }

  typeNames(): string[] {
    return [...this.types.keys()].sort()
  }

  /** The names to list under a type. */
  list(info: TypeInfo): string[] {
    const extra = this.catalogue?.list(info.type) ?? []
    return [...info.names, ...extra.filter((name) => !info.names.includes(name) && !this.isOwn(name))]
  }

  /** Adds a type, or returns the one of that name; without a base it is a measurement of its own. */
  ensureType(type: string, base?: Unit): TypeInfo {
    const existing = this.types.get(type)
    if (existing !== undefined) return existing
    const related = base === undefined ? undefined : this.types.get(this.typeOf(base))?.base()
    const dimension = base?.dimension ?? baseDimension(`[${type}]`)
    const unit = { ...(related ?? linearUnit(ONE, dimension)), type }
    const info: TypeInfo = { type, base: () => unit, display: undefined, isBuiltIn: false, names: [] }
    this.types.set(type, info)
    return info
  }

  /** Adds or replaces a unit under a name. */
  add(name: string, unit: Unit, type: string): void {
    for (const info of this.types.values()) {
      const index = info.names.indexOf(name)
      if (index >= 0) info.names.splice(index, 1)
    }
    this.types.get(type)?.names.push(name)
    const rule = isLinear(unit) ? 'si' : 'none'
    this.names.set({ name, symbols: rule, words: rule, plural: false, source: new Source(type, () => unit) })
    this.resolved.clear()
    this.typesByKey.clear()
  }

  /** All names, for suggestions. */
  *allNames(): Iterable<string> {
    yield* this.names.keys()
    for (const info of this.types.values()) yield* info.names
  }

  /** Whether the own table reads the text without the catalogue. */
  private isOwn(text: string): boolean {
    return this.names.get(text) !== undefined || parseUnit(text, (name) => this.own(name)).missing === undefined
  }

  private read(text: string): Unit {
    const exact = this.names.get(text)
    if (exact !== undefined) return exact.source.get()
    const { unit, missing } = parseUnit(text, (name) => this.own(name))
    if (missing === undefined) return unit
    const whole = this.catalogued(text)
    if (whole !== undefined) return whole
    const mixed = parseUnit(text, (name) => this.own(name) ?? this.catalogued(name))
    if (mixed.missing === undefined) return mixed.unit
    throw unknownUnit(text, mixed.missing, this.names, this.allNames())
  }

  /** A name in the own table: exact, prefixed, in the plural, or with an exponent at its end. */
  private own(name: string): Unit | undefined {
    const plain = this.withoutExponent(name)
    if (plain !== undefined) return plain
    const tail = /-?[1-9]$/.exec(name)?.[0]
    const base = tail === undefined ? undefined : this.withoutExponent(name.slice(0, -tail.length))
    if (base === undefined || base.curve !== undefined) return undefined
    return multiplyUnits(linearUnit(ONE, new Map()), base, Number(tail))
  }

  private withoutExponent(name: string): Unit | undefined {
    const exact = this.names.singular(name)
    if (exact !== undefined) return exact.source.get()
    const split = this.names.split(name)
    if (split === undefined) return undefined
    const unit = split.base.source.get()
    return { ...unit, scale: multiply(unit.scale, prefixFactor(split.prefix)) }
  }

  private catalogued(name: string): Unit | undefined {
    const entry = this.catalogue?.find(name)
    if (entry === undefined) return undefined
    return { ...multiplyUnits(linearUnit(entry.factor, new Map()), this.resolve(entry.unit), 1), type: entry.type }
  }
}
