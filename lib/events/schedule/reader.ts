/** Walks over the tokens of a phrase. @module */

import { type Refusal, refusal, type Span } from './refusal.ts'
import type { Token, TokenKind } from './tokens.ts'
import { nearestWord, otherSpans, otherWords, unclear } from './vocabulary.ts'

/** What stands behind the last token. */
const nothing: Token = { kind: 'semicolon', text: '', value: 0, start: 0, end: 0 }

export class Reader {
  readonly phrase: string
  private readonly tokens: readonly Token[]
  private at = 0

  constructor(phrase: string, tokens: readonly Token[]) {
    this.phrase = phrase
    this.tokens = tokens
  }

  get done(): boolean {
    return this.at >= this.tokens.length
  }

  /** The token that comes next, or the one `ahead` of it. */
  peek(ahead = 0): Token {
    return this.tokens[this.at + ahead] ?? nothing
  }

  /** The token before. */
  get last(): Token {
    return this.tokens[this.at - 1] ?? nothing
  }

  /** @throws KAITHEM_VALUE at the end */
  next(): Token {
    const token = this.tokens[this.at]
    if (token === undefined) throw this.unfinished()
    this.at++
    return token
  }

  skip(count = 1): void {
    this.at += count
  }

  isWord(text: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.kind === 'word' && token.text === text
  }

  isOneOf(words: readonly string[], ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.kind === 'word' && words.includes(token.text)
  }

  is(kind: TokenKind, ahead = 0): boolean {
    return !this.atEnd(ahead) && this.peek(ahead).kind === kind
  }

  atEnd(ahead = 0): boolean {
    return this.at + ahead >= this.tokens.length
  }

  /** Takes one of the words if it comes next. */
  accept(...words: string[]): boolean {
    if (!this.isOneOf(words)) return false
    this.at++
    return true
  }

  /** `and`, a comma, or both; answers how many tokens they are. */
  joiners(ahead = 0): number {
    let count = 0
    if (this.is('comma', ahead)) count++
    if (this.isOneOf(['and', 'or', '&'], ahead + count)) count++
    return count
  }

  /** From a token to the last one that was read. */
  since(first: Span): Span {
    return { start: first.start, end: Math.max(first.end, this.last.end) }
  }

  refuse(
    reason: Refusal,
    span: Span = this.peek(),
    suggestion = '',
    more: Readonly<Record<string, unknown>> = {},
  ): Error {
    return this.done && span === nothing ? this.unfinished() : refusal(reason, this.phrase, span, suggestion, more)
  }

  /** For a token that cannot stand where it stands. */
  unexpected(token: Token = this.peek()): Error {
    if (token === nothing) return this.unfinished()
    // "7:30 in the morning" fails at "the", but what is meant is the word behind it.
    const behind = this.peek(1)
    if (token.text === 'the' && token === this.peek() && unclear.has(behind.text)) return this.unexpected(behind)
    const known = token.kind === 'word' ? unclear.get(token.text) : undefined
    if (known !== undefined) return this.refuse(known[0], token, known[1])
    const span = token === this.peek() ? `${token.text} ${this.peek(1).text} ${this.peek(2).text}` : ''
    const suggestion = token.kind === 'word' ? (otherSpans.get(span) ?? suggestionFor(token.text)) : ''
    return this.refuse('unknown', token, suggestion)
  }

  private unfinished(): Error {
    const { last } = this
    return refusal('unfinished', this.phrase, last.end === 0 ? { start: 0, end: this.phrase.length } : last)
  }
}

/** Nothing for a word that is spelt right and only stands in a wrong place. */
function suggestionFor(text: string): string {
  const near = otherWords.get(text) ?? nearestWord(text)
  return near === text ? '' : near
}
