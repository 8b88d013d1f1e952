/** The names that are known, and how each one takes prefixes. @module */

import type { CurveDefinition, TypeDefinition, UnitRow } from './definitions/index.ts'
import { baseDimension } from './dimension.ts'
import { allowsPrefix, PREFIXES, type Prefix, type PrefixRule } from './prefixes.ts'
import { fromText, ONE, type Rational, ZERO } from './rational.ts'
import { linearUnit, multiplyUnits, type Unit } from './unit.ts'

/** Finds the unit that an expression stands for. */
export type Resolve = (expression: string) => Unit

/** One name of a unit; other names of the same unit share `source`. */
export interface Name {
  readonly name: string
  /** Prefix symbols (`k`) it takes. */
  readonly symbols: PrefixRule
  /** Prefix words (`kilo`) it takes. */
  readonly words: PrefixRule
  /** Whether an `s` may follow. */
  readonly plural: boolean
  readonly source: Source
}

/** What the names stand for, worked out when first asked for. */
export class Source {
  readonly type: string
  private readonly build: () => Unit
  private unit: Unit | undefined

  constructor(type: string, build: () => Unit) {
    this.type = type
    this.build = build
  }

  get(): Unit {
    this.unit ??= this.build()
    return this.unit
  }
}

/** A name split into what it starts with and the rest. */
export interface PrefixedName {
  readonly prefix: Prefix
  /** The prefix as it was written. */
  readonly written: string
  readonly base: Name
}

const MARKERS: Readonly<Record<string, PrefixRule>> = { '~': 'si', '^': 'large', '#': 'binary' }

function buildRow([, value, , zero]: UnitRow, type: string, resolve: Resolve): Unit {
  const space = value.indexOf(' ')
  const factor = fromText(space < 0 ? value : value.slice(0, space))
  const rest = space < 0 ? '' : value.slice(space + 1)
  const offset: Rational = zero === undefined ? ZERO : fromText(zero)
  if (rest.startsWith('[')) return linearUnit(factor, baseDimension(rest.slice(1, -1)), type)
  const counted = linearUnit(factor, new Map())
  const unit = rest === '' ? counted : multiplyUnits(counted, resolve(rest), 1)
  return { ...unit, offset, type }
}

/** The map from every known name to its meaning. */
export class NamesTable {
  private readonly names = new Map<string, Name>()

  get(name: string): Name | undefined {
    return this.names.get(name)
  }

  keys(): Iterable<string> {
    return this.names.keys()
  }

  set(name: Name): void {
    this.names.set(name.name, name)
  }

  /** Adds the built-in units of one type; returns the names to list them by. */
  load({ type, units }: TypeDefinition, resolve: Resolve): string[] {
    return units.map((row) => {
      const source = new Source(type, () => buildRow(row, type, resolve))
      return this.loadRow(row, source)
    })
  }

  loadCurve({ name, type, curve }: CurveDefinition, base: () => Unit): void {
    const source = new Source(type, () => ({ ...base(), type, curve }))
    this.set({ name, symbols: 'none', words: 'none', plural: false, source })
  }

  /** The name as a prefix and a unit that takes it; undefined when it is no such thing. */
  split(name: string): PrefixedName | undefined {
    for (const prefix of PREFIXES) {
      if (name.startsWith(prefix.symbol)) {
        const base = this.names.get(name.slice(prefix.symbol.length))
        if (base && allowsPrefix(base.symbols, prefix)) return { prefix, written: prefix.symbol, base }
      }
      if (name.startsWith(prefix.word)) {
        const base = this.singular(name.slice(prefix.word.length))
        if (base && allowsPrefix(base.words, prefix)) return { prefix, written: prefix.word, base }
      }
    }
    return undefined
  }

  /** The name itself, or without the `s` of the plural. */
  singular(name: string): Name | undefined {
    const exact = this.names.get(name)
    if (exact !== undefined || !name.endsWith('s')) return exact
    const word = this.names.get(name.slice(0, -1))
    return word?.plural === true ? word : undefined
  }

  private loadRow([symbols, , words = '']: UnitRow, source: Source): string {
    let rule: PrefixRule = 'none'
    let first = ''
    for (const marked of symbols.split(' ')) {
      const own = MARKERS[marked.charAt(0)] ?? 'none'
      const name = own === 'none' ? marked : marked.slice(1)
      if (rule === 'none') rule = own
      if (first === '') first = name
      this.set({ name, symbols: own, words: 'none', plural: false, source })
    }
    for (const name of words === '' ? [] : words.split(' ')) {
      const symbolRule = this.names.get(name)?.source === source ? (this.names.get(name)?.symbols ?? 'none') : 'none'
      this.set({ name, symbols: symbolRule, words: rule, plural: true, source })
    }
    return first
  }
}

/** How much a prefix multiplies by. */
export function prefixFactor({ base, exponent }: Prefix): Rational {
  const factor = BigInt(base) ** BigInt(Math.abs(exponent))
  return exponent < 0 ? { n: ONE.n, d: factor } : { n: factor, d: ONE.d }
}
