/** Collects generated code, and remembers which part of it stands for which part of the template. @module */

import type { Shift } from './facts.ts'
import { lastNotAbove } from './source.ts'
import type { Piece } from './tree.ts'

interface Mark {
  /** Where the code of a piece begins in the generated code, and how long it is there. */
  readonly generated: number
  readonly length: number
  readonly at: number
  readonly shifts: readonly Shift[]
}

const lineBreak = /\r\n|[\n\r\u2028\u2029]/g

/** From a place in generated code to the place in the template. */
export class CodeMap {
  private readonly code: string
  private readonly marks: readonly Mark[]
  private starts: readonly number[] | undefined

  constructor(code: string, marks: readonly Mark[]) {
    this.code = code
    this.marks = marks
  }

  /** The offset in the template; undefined for code that belongs to no part of it. Both count from 1. */
  offset(line: number, column: number): number | undefined {
    this.starts ??= [0, ...Array.from(this.code.matchAll(lineBreak), (match) => match.index + match[0].length)]
    const start = this.starts[line - 1]
    if (start === undefined || this.marks.length === 0) return undefined
    const place = start + column - 1
    const mark =
      this.marks[
        lastNotAbove(
          this.marks.map(({ generated }) => generated),
          place,
        )
      ]
    if (mark === undefined || mark.generated > place) return undefined
    const inside = Math.min(place - mark.generated, mark.length)
    let before = 0
    for (const { at, length } of mark.shifts) if (at < inside) before += Math.min(length, inside - at)
    return mark.at + inside - before
  }
}

/** Pieces of one concatenation; very long ones are slow to compile. */
const longestChain = 100

export class CodeWriter {
  private readonly parts: string[] = []
  private readonly marks: Mark[] = []
  private length = 0
  /** Parts in the concatenation that is open; 0 when none is. */
  private chain = 0

  raw(code: string): this {
    this.parts.push(code)
    this.length += code.length
    return this
  }

  /** A line of code of our own. */
  line(code: string): this {
    return this.close().raw(`${code}\n`)
  }

  /** The code of a piece, verbatim. */
  piece({ code, at, shifts = [] }: Piece): this {
    this.marks.push({ generated: this.length, length: code.length, at, shifts })
    return this.raw(code)
  }

  /** Code of our own that stands for a place. */
  mark(at: number): this {
    this.marks.push({ generated: this.length, length: 0, at, shifts: [] })
    return this
  }

  /** Adds something to the text of the page. */
  append(write: () => void): this {
    if (this.chain >= longestChain) this.close()
    this.raw(this.chain === 0 ? 'k$o += ' : ' + ')
    this.chain++
    write()
    return this.raw('\n')
  }

  text(text: string): this {
    return this.append(() => this.raw(JSON.stringify(text)))
  }

  /** Ends the concatenation that is open. */
  close(): this {
    if (this.chain > 0) {
      this.chain = 0
      this.raw(';\n')
    }
    return this
  }

  finish(): { readonly code: string; readonly map: CodeMap } {
    const code = this.close().parts.join('')
    return { code, map: new CodeMap(code, this.marks) }
  }
}
