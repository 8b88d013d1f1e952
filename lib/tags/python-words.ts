/**
 * Lets expressions written with Python's words (and, or, not, True, False, None) run as JavaScript.
 *
 * Porting note: expressions are JavaScript, not Python; the words above are understood, `//` is refused.
 *
 * @module
 */

import { KaithemError } from '../errors.ts'

const words: ReadonlyMap<string, string> = new Map([
  ['and', '&&'],
  ['or', '||'],
  ['True', 'true'],
  ['False', 'false'],
  ['None', 'null'],
])

/** One open bracket (or the whole text) and how many `not` parentheses wait for their end in it. */
interface Level {
  open: number
}

class Translator {
  private readonly text: string
  private at = 0
  private out = ''
  private readonly levels: Level[] = [{ open: 0 }]

  constructor(text: string) {
    this.text = text
  }

  run(): string {
    while (this.at < this.text.length) this.step()
    this.endNots()
    return this.out
  }

  private step(): void {
    const char = this.text.charAt(this.at)
    if (char === '"' || char === "'" || char === '`') this.copy(this.endOfString(char))
    else if (/[\p{L}_$]/u.test(char)) this.word()
    else if (/[0-9]/.test(char)) this.copy(this.endOf(/[\p{L}\p{N}_$.]*/uy))
    else if (char === '/') this.slash()
    else this.symbol(char)
  }

  private copy(end: number): void {
    this.out += this.text.slice(this.at, end)
    this.at = end
  }

  private endOf(pattern: RegExp): number {
    pattern.lastIndex = this.at
    return this.at + (pattern.exec(this.text)?.[0].length ?? 0)
  }

  private endOfString(quote: string): number {
    let at = this.at + 1
    while (at < this.text.length && this.text.charAt(at) !== quote) at += this.text.charAt(at) === '\\' ? 2 : 1
    return Math.min(at + 1, this.text.length)
  }

  private word(): void {
    const end = this.endOf(/[\p{L}\p{N}_$]*/uy)
    const word = this.text.slice(this.at, end)
    const isMember = /(^|[^.])\.\s*$|\?\.\s*$/.test(this.out.slice(-20))
    if (isMember) {
      this.copy(end)
      return
    }
    this.at = end
    if (word === 'not') {
      this.out += '!('
      this.level().open++
      return
    }
    if (word === 'and' || word === 'or') this.endNots()
    this.out += words.get(word) ?? word
  }

  private slash(): void {
    const next = this.text.charAt(this.at + 1)
    if (next === '/') {
      const message = 'there is no // in expressions; for whole division write math.floor(a / b)'
      throw new KaithemError('KAITHEM_EXPRESSION', message, { expression: this.text })
    }
    if (next === '*') {
      const end = this.text.indexOf('*/', this.at + 2)
      this.copy(end < 0 ? this.text.length : end + 2)
      return
    }
    // Where a value is expected a slash begins a regular expression, elsewhere it divides.
    const isPattern = /(^|[=(,[{!&|?:;+\-*%<>~^])\s*$/.test(this.out.slice(-20))
    this.copy(isPattern ? this.endOfPattern() : this.at + 1)
  }

  private endOfPattern(): number {
    let inClass = false
    for (let at = this.at + 1; at < this.text.length; at++) {
      const char = this.text.charAt(at)
      if (char === '\\') at++
      else if (char === '[') inClass = true
      else if (char === ']') inClass = false
      else if (char === '/' && !inClass) return at + 1
    }
    return this.text.length
  }

  private symbol(char: string): void {
    const two = this.text.slice(this.at, this.at + 2)
    if (two === '&&' || two === '||' || two === '??') {
      this.endNots()
      this.copy(this.at + 2)
      return
    }
    if (two === '?.') {
      this.copy(this.at + 2)
      return
    }
    if ('([{'.includes(char)) this.levels.push({ open: 0 })
    if (')]},?:;'.includes(char)) this.endNots()
    if (')]}'.includes(char) && this.levels.length > 1) this.levels.pop()
    this.copy(this.at + 1)
  }

  private level(): Level {
    return this.levels[this.levels.length - 1] ?? { open: 0 }
  }

  /** `not a == b` negates the comparison, so its parenthesis closes only here. */
  private endNots(): void {
    const level = this.level()
    this.out = this.out.trimEnd() + ')'.repeat(level.open) + (this.out.match(/\s*$/)?.[0] ?? '')
    level.open = 0
  }
}

/**
 * Replaces Python's words outside of texts, patterns and member names. `not` negates the whole comparison after it,
 * as in Python.
 *
 * @throws KAITHEM_EXPRESSION for `//`, which would silently be a comment
 * @example translatePythonWords("not a > 1 and b") // '!( a > 1) && b'
 */
export function translatePythonWords(text: string): string {
  return new Translator(text).run()
}

/** The names an expression mentions (members and texts excluded), for deciding whether it depends on tags only. */
export function namesIn(text: string): string[] {
  const bare = text.replace(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, "''")
  return [...bare.matchAll(/(?<![\p{L}\p{N}_$.])[\p{L}_$][\p{L}\p{N}_$]*/gu)].map((match) => match[0])
}
