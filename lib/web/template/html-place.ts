/** Where in HTML an expression stands, as far as the text before it tells; for warnings. @module */

export type HtmlPlace = 'text' | 'tag' | 'quoted' | 'unquoted' | 'comment' | 'script' | 'style' | 'backticks'

const isNameCharacter = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)

/** Reads text piece by piece; every character once. */
export class HtmlPlaces {
  private state: 'text' | 'tag' | 'value' | 'unquoted' | 'quoted' | 'comment' | 'script' | 'style' = 'text'
  private quote = ''
  private element = ''
  /** The quote that is open in a script. */
  private scriptQuote = ''

  get place(): HtmlPlace {
    if (this.state === 'script') return this.scriptQuote === '`' ? 'backticks' : 'script'
    if (this.state === 'value' || this.state === 'unquoted') return 'unquoted'
    return this.state
  }

  /** An expression prints something here. */
  value(): void {
    if (this.state === 'value') this.state = 'unquoted'
  }

  feed(text: string): void {
    for (let i = 0; i < text.length; ) i = this.step(text, i)
  }

  private step(text: string, at: number): number {
    const c = text[at] as string
    switch (this.state) {
      case 'text':
        return this.inText(text, at)
      case 'comment': {
        const end = text.indexOf('-->', at)
        if (end < 0) return text.length
        this.state = 'text'
        return end + 3
      }
      case 'tag':
        if (c === '>') this.endTag()
        else if (c === '=') this.state = 'value'
        return at + 1
      case 'value':
        if (c === '"' || c === "'") {
          this.quote = c
          this.state = 'quoted'
        } else if (c === '>') this.endTag()
        else if (c.trim() !== '') this.state = 'unquoted'
        return at + 1
      case 'unquoted':
        if (c === '>') this.endTag()
        else if (c.trim() === '') this.state = 'tag'
        return at + 1
      case 'quoted':
        if (c === this.quote) this.state = 'tag'
        return at + 1
      default:
        return this.inRaw(text, at)
    }
  }

  private inText(text: string, at: number): number {
    const open = text.indexOf('<', at)
    if (open < 0) return text.length
    if (text.startsWith('<!--', open)) {
      this.state = 'comment'
      return open + 4
    }
    let end = open + 1
    const closing = text[end] === '/'
    if (closing) end++
    const from = end
    while (end < text.length && isNameCharacter(text.charCodeAt(end))) end++
    if (end === from) return end
    this.element = closing ? '' : text.slice(from, Math.min(end, from + 10)).toLowerCase()
    this.state = 'tag'
    return end
  }

  private endTag(): void {
    this.scriptQuote = ''
    this.state = this.element === 'script' || this.element === 'style' ? this.element : 'text'
  }

  private inRaw(text: string, at: number): number {
    const c = text[at] as string
    if (
      c === '<' &&
      text[at + 1] === '/' &&
      text.slice(at + 2, at + 2 + this.element.length).toLowerCase() === this.element
    ) {
      this.element = ''
      this.state = 'tag'
      return at + 2
    }
    if (this.state === 'style') return at + 1
    if (this.scriptQuote === '') {
      if (c === '"' || c === "'" || c === '`') this.scriptQuote = c
      else if (c === '/' && text[at + 1] === '/') {
        const newline = text.indexOf('\n', at)
        const end = newline < 0 ? text.length : newline
        // A comment that holds the end of the script ends with it.
        const close = text.slice(at, end).indexOf('</')
        return close < 0 ? end : at + close
      }
    } else if (c === '\\') return at + 2
    else if (c === this.scriptQuote || (c === '\n' && this.scriptQuote !== '`')) this.scriptQuote = ''
    return at + 1
  }
}
