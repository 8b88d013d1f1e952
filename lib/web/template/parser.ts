/** From the text of a template to its tree. Every character is read once. @module */

import { ControlReader } from './control.ts'
import { refuse, TemplateError } from './error.ts'
import { HtmlPlaces } from './html-place.ts'
import type { JavaScript } from './javascript.ts'
import { PieceReader } from './pieces.ts'
import type { Source } from './source.ts'
import { AttributeReader, readClosingTag, readTag, type Tag } from './tags.ts'
import type { FilterList, TemplateTree } from './tree.ts'
import { TreeBuilder } from './tree-builder.ts'

/** Nested deeper than this is taken for an attack. */
const deepest = 200

/** @throws TemplateError */
export function parseTemplate(source: Source, javascript: JavaScript): TemplateTree {
  try {
    return new Parser(source, javascript).parse()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new TemplateError('The template is nested too deeply', { phase: 'compile', source, line: 1, column: 1 })
  }
}

class Parser {
  private readonly source: Source
  private readonly text: string
  private readonly pieces: PieceReader
  private readonly control: ControlReader
  private readonly attributes: AttributeReader
  private readonly builder: TreeBuilder
  private readonly places = new HtmlPlaces()
  private pending: string[] = []
  private at = 0

  constructor(source: Source, javascript: JavaScript) {
    this.source = source
    this.text = source.text
    this.pieces = new PieceReader(source, javascript)
    this.control = new ControlReader(this.pieces)
    this.attributes = new AttributeReader(this.pieces)
    this.builder = new TreeBuilder(source, this.attributes)
  }

  parse(): TemplateTree {
    const { text } = this
    while (this.at < text.length) {
      if ((this.at === 0 || text[this.at - 1] === '\n') && this.lineStart()) continue
      this.textUntilNext()
    }
    this.flush()
    return this.builder.finish()
  }

  /** A line that is a control line, a comment, or begins with `%%`. */
  private lineStart(): boolean {
    const { text } = this
    let at = this.at
    while (text[at] === ' ' || text[at] === '\t') at++
    if (text[at] === '%' && text[at + 1] === '%') {
      let end = at + 1
      while (text[end] === '%') end++
      this.add(text.slice(this.at, at) + text.slice(at + 1, end))
      this.at = end
      return true
    }
    const isComment = text[at] === '#' && text[at + 1] === '#'
    if (text[at] !== '%' && !isComment) return false
    const end = this.lineEnd(at)
    // A backslash before a line break joins the lines.
    const line = text.slice(at + 1, end).replace(/\\(?=\r?\n)/g, ' ')
    this.flush()
    this.builder.endAt = at
    if (!isComment) this.builder.control(this.control.read(line, at + 1), deepest)
    this.at = end < text.length ? text.indexOf('\n', end) + 1 : text.length
    return true
  }

  /** Where a line ends that may be continued with a backslash; before its line break. */
  private lineEnd(from: number): number {
    const { text } = this
    for (let end = text.indexOf('\n', from); end >= 0; end = text.indexOf('\n', end + 1)) {
      const last = text[end - 1] === '\r' ? end - 1 : end
      if (text[last - 1] !== '\\') return last
    }
    return text.length
  }

  /** Plain text up to something else, and that. */
  private textUntilNext(): void {
    const { text } = this
    const from = this.at
    for (let at = from; at < text.length; at++) {
      switch (text.charCodeAt(at)) {
        case 10: // line feed: the next line may be a control line
          this.add(text.slice(from, at + 1))
          this.at = at + 1
          return
        case 36: // $
          if (text[at + 1] !== '{') break
          this.add(text.slice(from, at))
          this.expression(at)
          return
        case 92: {
          // backslash
          const lineBreak = text.startsWith('\r\n', at + 1) ? 2 : text[at + 1] === '\n' ? 1 : 0
          const isEscape = text.startsWith('${', at + 1)
          if (lineBreak === 0 && !isEscape) break
          this.add(text.slice(from, at) + (isEscape ? '${' : ''))
          this.at = at + 1 + (isEscape ? 2 : lineBreak)
          return
        }
        case 60: {
          // <
          const closing = text.startsWith('</%', at)
          if (!closing && text[at + 1] !== '%') break
          this.add(text.slice(from, at))
          closing ? this.closingTag(at) : this.tagOrCode(at)
          return
        }
      }
    }
    this.add(text.slice(from))
    this.at = text.length
  }

  private add(text: string): void {
    if (text === '') return
    this.pending.push(text)
    this.places.feed(text)
  }

  private flush(): void {
    if (this.pending.length === 0) return
    this.builder.text(this.pending.join(''))
    this.pending = []
  }

  private expression(at: number): void {
    this.flush()
    const { value, filters, end } = this.pieces.printed(at)
    this.warn(at, filters)
    this.places.value()
    this.builder.add({ kind: 'expression', at, value, filters })
    this.at = end
  }

  private warn(at: number, filters: FilterList | undefined): void {
    const { place } = this.places
    if (filters?.filters.some(({ builtin }) => builtin === 'json' || builtin === 'n') === true) return
    const text =
      place === 'backticks'
        ? '${ in backticks of a script is evaluated on the server: write \\${ for the browser'
        : place === 'script'
          ? 'Escaping for HTML does not make a value safe in a script: use | json'
          : place === 'style'
            ? 'Escaping for HTML does not make a value safe in a style sheet: check it and use | n'
            : place === 'unquoted'
              ? 'A value in an attribute without quotes can add attributes: put quotes round it'
              : ''
    if (text !== '') this.builder.warn(at, text)
  }

  private tagOrCode(at: number): void {
    this.flush()
    const isModule = this.text[at + 2] === '!'
    const tag = isModule ? undefined : readTag(this.source, at)
    if (tag !== undefined) {
      this.tag(tag)
      return
    }
    if (isModule) {
      const { piece, end } = this.pieces.module(at + 3)
      this.builder.modules.push(piece)
      this.at = end
      return
    }
    const { piece, end } = this.pieces.code(at + 2, this.builder.inLoop)
    this.builder.add({ kind: 'code', piece })
    this.at = end
  }

  private tag(tag: Tag): void {
    this.at = tag.end
    if (tag.name === 'text' || tag.name === 'doc') {
      this.rawTag(tag)
      return
    }
    if (tag.name === 'page' && this.attributes.plain(tag, 'enable_loop')?.toLowerCase() === 'false') {
      this.pieces.plainLoop = true
    }
    this.builder.openTag(tag, deepest)
    if (tag.selfClosing) this.builder.closeTag(tag.name, tag.at)
  }

  private rawTag(tag: Tag): void {
    const close = tag.selfClosing ? tag.end : this.text.indexOf(`</%${tag.name}>`, tag.end)
    if (close < 0) refuse(this.source, tag.at, `The tag <%${tag.name}> is not closed`)
    const text = this.text.slice(tag.end, close)
    this.at = tag.selfClosing ? close : close + tag.name.length + 4
    if (tag.name === 'doc') return
    this.places.feed(text)
    const { filters } = this.attributes.options(tag)
    if (filters === undefined) this.builder.text(text)
    else this.builder.add({ kind: 'text-tag', at: tag.at, text, filters })
  }

  private closingTag(at: number): void {
    this.flush()
    const { name, end } = readClosingTag(this.source, at)
    this.builder.closeTag(name, at)
    this.at = end
  }
}
