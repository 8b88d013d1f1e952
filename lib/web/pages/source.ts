/** The text of a page with its code in front, and where in it a line of the whole stands. @module */

/** Where a line was written: in the text of the page, in the code of each visit, in the setup code. */
export type Part = 'body' | 'code' | 'setup'

export interface Place {
  readonly part: Part
  /** From 1. */
  readonly line: number
}

export interface SourceParts {
  readonly body: string
  /** Lines in front of the body that its author sees too. */
  readonly lines?: number
  readonly code?: string
  readonly setup?: string
}

const countLines = (text: string): number => text.split('\n').length

/** The whole text: setup code as a module block, code as a block, each on lines of its own, then the body. */
export class PageSource {
  readonly text: string
  private readonly parts: SourceParts
  private readonly setupLines: number
  private readonly codeLines: number

  constructor(parts: SourceParts) {
    this.parts = parts
    const { body, code = '', setup = '' } = parts
    // Two more: the lines that open and close the block. The backslash takes the end of the line away.
    this.setupLines = setup.trim() === '' ? 0 : countLines(setup) + 2
    this.codeLines = code.trim() === '' ? 0 : countLines(code) + 2
    const setupBlock = this.setupLines === 0 ? '' : `<%!\n${setup}\n%>\\\n`
    const codeBlock = this.codeLines === 0 ? '' : `<%\n${code}\n%>\\\n`
    this.text = setupBlock + codeBlock + body
  }

  /** The text without code and settings. */
  get body(): string {
    return this.parts.body
  }

  /** Where a line of the whole text was written. */
  place(line: number): Place {
    const { setupLines, codeLines } = this
    const within = (at: number, lines: number): number => Math.max(1, Math.min(at - 1, lines - 2))
    if (line <= setupLines) return { part: 'setup', line: within(line, setupLines) }
    if (line <= setupLines + codeLines) return { part: 'code', line: within(line - setupLines, codeLines) }
    return { part: 'body', line: line - setupLines - codeLines + (this.parts.lines ?? 0) }
  }

  /** The lines around a place, as numbered text; the one that is meant has a mark. */
  excerpt({ part, line }: Place, around = 2): string {
    const skipped = part === 'body' ? (this.parts.lines ?? 0) : 0
    const lines = (this.parts[part] ?? '').split('\n')
    const first = Math.max(1 + skipped, line - around)
    const last = Math.min(lines.length + skipped, line + around)
    const width = String(last).length
    const shown: string[] = []
    for (let number = first; number <= last; number++) {
      const text = (lines[number - 1 - skipped] ?? '').replace(/\r$/, '').slice(0, 200)
      shown.push(`${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${text}`)
    }
    return shown.join('\n')
  }

  /** The text of a trace, its places in this page as their author knows them. */
  mapTrace(trace: string, name: string): string {
    const mark = `${name}:`
    const found = trace.split(mark)
    return found
      .map((text, index) => {
        if (index === 0) return text
        const [digits] = /^\d+/.exec(text) ?? []
        if (digits === undefined) return mark + text
        const { part, line } = this.place(Number(digits))
        return `${name}${part === 'body' ? '' : ` (${part})`}:${line}${text.slice(digits.length)}`
      })
      .join('')
  }
}
