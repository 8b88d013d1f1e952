/** Reads unit expressions such as `kg*m/s^2`, `W/(m2*K)` and `1/s`. @module */

import { KaithemError } from '../errors.ts'
import { bitLength, ONE } from './rational.ts'
import { linearUnit, multiplyUnits, type Unit } from './unit.ts'

/** No unit that makes sense is longer, and the bound keeps every later step short. */
export const MAX_UNIT_LENGTH = 64

const MAX_BITS = 8192
const MAX_POWER = 99
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const ONE_UNIT = linearUnit(ONE, new Map())

/** Characters that a name cannot hold, because they mean something between names. */
const OPERATORS = new Set([...`*·⋅×/^()|⁻${SUPERSCRIPTS}`])

/** True when the character ends a unit name. */
export function isDelimiter(character: string): boolean {
  return OPERATORS.has(character) || character.trim() === ''
}

/** Finds the unit with a name (a prefix or a trailing exponent included). */
export type NameFinder = (name: string) => Unit | undefined

/** What was read: the unit, and the first name that nobody knew (the unit means nothing then). */
export interface ParsedUnit {
  readonly unit: Unit
  readonly missing: string | undefined
}

/** Reads one expression from left to right: `a/b*c` is `(a/b)*c`. */
class UnitParser {
  private readonly text: string
  private readonly find: NameFinder
  private readonly characters: readonly string[]
  private position = 0
  private missing: string | undefined

  constructor(text: string, find: NameFinder) {
    this.text = text
    this.find = find
    this.characters = [...text]
  }

  parse(): ParsedUnit {
    const unit = this.product()
    if (this.peek() !== '') throw this.error(`"${this.peek()}" is not expected here`)
    return { unit, missing: this.missing }
  }

  private product(): Unit {
    let unit = this.raised()
    for (;;) {
      const operator = this.peek()
      if (operator === '/') this.position++
      else if (operator === '*' || operator === '·' || operator === '⋅' || operator === '×') this.position++
      else return unit
      unit = this.combined(unit, this.raised(), operator === '/' ? -1 : 1)
    }
  }

  private raised(): Unit {
    const unit = this.atom()
    const exponent = this.exponent()
    return exponent === undefined ? unit : this.combined(ONE_UNIT, unit, exponent)
  }

  private combined(a: Unit, b: Unit, exponent: number): Unit {
    if (a.curve !== undefined || b.curve !== undefined) {
      throw this.error('a unit that is a function, such as dB, cannot be part of another one')
    }
    // Powers of powers grow without bound in a short text.
    const isHigh = [...b.dimension.values()].some((count) => Math.abs(count * exponent) > MAX_POWER)
    if (isHigh || bitLength(b.scale) * Math.abs(exponent) > MAX_BITS) throw this.error('the powers are too high')
    return multiplyUnits(a, b, exponent)
  }

  private atom(): Unit {
    if (this.peek() === '(') {
      this.position++
      const unit = this.product()
      if (this.peek() !== ')') throw this.error('a ")" is missing')
      this.position++
      return unit
    }
    const name = this.name()
    if (name === '') throw this.error('a unit name is missing')
    if (name === '1') return ONE_UNIT
    const unit = this.find(name)
    if (unit === undefined) this.missing ??= name
    return unit ?? ONE_UNIT
  }

  private name(): string {
    this.skipSpaces()
    const start = this.position
    while (this.position < this.characters.length && !isDelimiter(this.characters[this.position] ?? '')) this.position++
    return this.characters.slice(start, this.position).join('')
  }

  private exponent(): number | undefined {
    const next = this.peek()
    const isPython = next === '*' && this.characters[this.position + 1] === '*'
    if (next === '^' || isPython) {
      this.position += isPython ? 2 : 1
      return this.checked(this.name())
    }
    let digits = ''
    for (let sign = next; sign !== '' && (sign === '⁻' || SUPERSCRIPTS.includes(sign)); sign = this.peek()) {
      digits += sign === '⁻' ? '-' : SUPERSCRIPTS.indexOf(sign)
      this.position++
    }
    return digits === '' ? undefined : this.checked(digits)
  }

  private checked(digits: string): number {
    if (/^[+-]?[1-9]$/.test(digits)) return Number(digits)
    throw this.error('an exponent is a whole number from -9 to 9 and not 0')
  }

  private skipSpaces(): void {
    while (this.position < this.characters.length && this.characters[this.position]?.trim() === '') this.position++
  }

  private peek(): string {
    this.skipSpaces()
    return this.characters[this.position] ?? ''
  }

  private error(reason: string): KaithemError {
    const message = `Cannot read the unit "${this.text}": ${reason}. Write it like kg*m/s^2`
    return new KaithemError('KAITHEM_UNIT', message, { unit: this.text, position: this.position })
  }
}

/**
 * The unit an expression means: names joined by `*` and `/`, exponents as `^2`, `**2`, `²` or a trailing digit,
 * parentheses, and `1`. Takes time in proportion to the length.
 *
 * @throws KAITHEM_UNIT when the text cannot be read, and what `find` throws.
 */
export function parseUnit(text: string, find: NameFinder): ParsedUnit {
  return new UnitParser(text, find).parse()
}
