/** Tags: `<%name attribute="value">`, their attributes, and what each of them is. @module */

import { refuse } from './error.ts'
import type { PieceReader } from './pieces.ts'
import type { Source } from './source.ts'
import type { CallableOptions, Parameters, Piece } from './tree.ts'

export interface Attribute {
  readonly value: string
  /** Where the value begins. */
  readonly at: number
}

export interface Tag {
  readonly name: string
  readonly at: number
  readonly attributes: ReadonlyMap<string, Attribute>
  readonly selfClosing: boolean
  /** After the `>`. */
  readonly end: number
}

/** The tags with the attributes they know; those for Python's own matters are accepted and do nothing. */
const cacheAttributes = ['cached', 'cache_key', 'cache_timeout', 'cache_type', 'cache_dir', 'cache_url', 'cache_region']
const known: ReadonlyMap<string, readonly string[]> = new Map([
  ['def', ['name', 'filter', 'buffered', 'decorator', ...cacheAttributes]],
  ['block', ['name', 'args', 'filter', 'buffered', 'decorator', ...cacheAttributes]],
  ['call', ['expr', 'args']],
  ['include', ['file', 'args', 'import']],
  ['inherit', ['file']],
  ['page', ['args', 'expression_filter', 'enable_loop', 'cacheable', 'import', ...cacheAttributes]],
  ['namespace', ['name', 'file', 'module', 'import', 'inheritable']],
  ['text', ['filter']],
  ['doc', []],
])

const required: ReadonlyMap<string, string> = new Map([
  ['def', 'name'],
  ['call', 'expr'],
  ['include', 'file'],
  ['inherit', 'file'],
])

const namePattern = /[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.]*)?/y
const attributePattern = /[A-Za-z_][\w-]*/y

function wordAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}

function skipBlank(text: string, from: number): number {
  let at = from
  while (at < text.length && ' \t\r\n,'.includes(text[at] as string)) at++
  return at
}

/** A tag whose `<` stands at `at`; undefined when this begins a block of code. */
export function readTag(source: Source, at: number): Tag | undefined {
  const { text } = source
  const name = wordAt(namePattern, text, at + 2)
  if (name === '') return undefined
  const isCall = name.includes(':')
  const isKnown = known.has(name)
  const fail = (offset: number, reason: string): undefined => {
    if (isKnown || isCall) refuse(source, offset, reason)
    return undefined
  }
  const attributes = new Map<string, Attribute>()
  let position = at + 2 + name.length
  for (;;) {
    position = skipBlank(text, position)
    const selfClosing = text.startsWith('/>', position)
    if (selfClosing || text[position] === '>') {
      if (!isKnown && !isCall) unknownTag(source, at, name)
      const tag = { name, at, attributes, selfClosing, end: position + (selfClosing ? 2 : 1) }
      checkAttributes(source, tag)
      return tag
    }
    const attribute = wordAt(attributePattern, text, position)
    if (attribute === '') return fail(position, `The tag <%${name}> is not closed: expected an attribute or >`)
    const afterName = skipBlank(text, position + attribute.length)
    if (text[afterName] !== '=') return fail(position, `The attribute ${attribute} has no value`)
    const quoteAt = skipBlank(text, afterName + 1)
    const quote = text[quoteAt]
    if (quote !== '"' && quote !== "'") return fail(quoteAt, `The value of ${attribute} must stand in quotes`)
    const end = text.indexOf(quote, quoteAt + 1)
    if (end < 0) return fail(quoteAt, `The value of ${attribute} has no end`)
    if (attributes.has(attribute)) return fail(position, `The attribute ${attribute} is given twice`)
    attributes.set(attribute, { value: text.slice(quoteAt + 1, end), at: quoteAt + 1 })
    position = end + 1
  }
}

function unknownTag(source: Source, at: number, name: string): never {
  const hint = known.has(name.toLowerCase()) ? ` Write <%${name.toLowerCase()}>.` : ''
  return refuse(source, at, `There is no tag <%${name}>.${hint}`)
}

/** A closing tag whose `<` stands at `at`. */
export function readClosingTag(source: Source, at: number): { readonly name: string; readonly end: number } {
  const name = wordAt(namePattern, source.text, at + 3)
  if (name !== '' && !name.includes(':') && !known.has(name)) unknownTag(source, at, name)
  const end = skipBlank(source.text, at + 3 + name.length)
  if (name === '' || source.text[end] !== '>') refuse(source, at, 'This closing tag is not complete')
  return { name, end: end + 1 }
}

function checkAttributes(source: Source, { name, at, attributes }: Tag): void {
  const allowed = known.get(name)
  if (allowed === undefined) return
  for (const [attribute, { at: place }] of attributes) {
    if (!allowed.includes(attribute)) refuse(source, place, `<%${name}> has no attribute ${attribute}`)
  }
  const needed = required.get(name)
  if (needed !== undefined && !attributes.has(needed)) refuse(source, at, `<%${name}> needs the attribute ${needed}`)
  if (name === 'namespace' && !attributes.has('name') && !attributes.has('import')) {
    refuse(source, at, '<%namespace> needs the attribute name or import')
  }
}

const identifier = /^[A-Za-z_$][\w$]*$/

/** Reads the attributes of tags. */
export class AttributeReader {
  private readonly pieces: PieceReader
  private readonly source: Source

  constructor(pieces: PieceReader) {
    this.pieces = pieces
    this.source = pieces.source
  }

  /** The text of an attribute in which no expression may stand. */
  plain(tag: Tag, name: string): string | undefined {
    const attribute = tag.attributes.get(name)
    if (attribute?.value.includes('${') === true) {
      refuse(this.source, attribute.at, `The attribute ${name} of <%${tag.name}> cannot hold an expression`)
    }
    return attribute?.value
  }

  flag(tag: Tag, name: string): boolean {
    return this.plain(tag, name)?.toLowerCase() === 'true'
  }

  /** A text that may hold expressions. */
  value(tag: Tag, name: string): Piece | undefined {
    const attribute = tag.attributes.get(name)
    return attribute === undefined ? undefined : this.pieces.attribute(attribute.value, attribute.at)
  }

  /** JavaScript, also when written in `${}`. */
  code(tag: Tag, name: string): Piece | undefined {
    const attribute = tag.attributes.get(name)
    if (attribute === undefined) return undefined
    const { value, at } = attribute
    return value.startsWith('${') && value.endsWith('}')
      ? this.pieces.attribute(value, at)
      : this.pieces.whole(value, at)
  }

  parameters(tag: Tag, name: string): Parameters | undefined {
    const text = this.plain(tag, name)
    return text === undefined ? undefined : this.pieces.parameters(text, tag.attributes.get(name)?.at ?? tag.at)
  }

  namedArguments(tag: Tag, name: string): Piece | undefined {
    const attribute = tag.attributes.get(name)
    return attribute === undefined ? undefined : this.pieces.namedArguments(attribute.value, attribute.at)
  }

  /** `f(a, b = 2)` of a def. */
  signature(tag: Tag): { readonly name: string; readonly parameters: Parameters } {
    const text = this.plain(tag, 'name') ?? ''
    const at = tag.attributes.get('name')?.at ?? tag.at
    const open = text.indexOf('(')
    const end = text.trimEnd()
    if (open < 0 || !end.endsWith(')')) refuse(this.source, at, `The def ${text} needs parentheses: name="${end}()"`)
    const name = text.slice(0, open).trim()
    this.checkName(name, at)
    return { name, parameters: this.pieces.parameters(end.slice(open + 1, -1), at + open + 1) }
  }

  checkName(name: string, at: number): void {
    if (!identifier.test(name)) refuse(this.source, at, `${JSON.stringify(name)} is no name`)
    // Says no to reserved names and to words of the language.
    this.pieces.parameters(name, at)
  }

  options(tag: Tag): CallableOptions {
    const filter = tag.attributes.get('filter')
    return {
      filters:
        filter === undefined
          ? undefined
          : this.pieces.filters(
              this.source.text.slice(0, filter.at + filter.value.length),
              filter.at,
              filter.at + filter.value.length,
              0,
            ),
      buffered: this.flag(tag, 'buffered'),
      cached: this.flag(tag, 'cached'),
      cacheKey: this.value(tag, 'cache_key'),
      cacheTimeout: this.value(tag, 'cache_timeout'),
      decorator: this.code(tag, 'decorator'),
    }
  }
}
