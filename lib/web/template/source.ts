/** A template's text, and where in it things are. @module */

/** Both count from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** Index of the last entry that is not above `value`; the entries rise and the first one is not above it. */
export function lastNotAbove(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sorted[middle] as number) <= value) low = middle
    else high = middle - 1
  }
  return low
}

export class Source {
  readonly name: string
  /** Without a byte order mark. */
  readonly text: string
  private starts: readonly number[] | undefined

  constructor(name: string, text: string) {
    this.name = name
    this.text = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  }

  position(offset: number): Position {
    const starts = this.lineStarts()
    const index = lastNotAbove(starts, Math.max(0, Math.min(offset, this.text.length)))
    return { line: index + 1, column: Math.max(0, offset - (starts[index] as number)) + 1 }
  }

  get lines(): number {
    return this.lineStarts().length
  }

  /** The text of a line, without its end; empty for a line that does not exist. */
  line(number: number): string {
    const starts = this.lineStarts()
    const start = starts[number - 1]
    if (start === undefined) return ''
    const text = this.text.slice(start, (starts[number] ?? this.text.length + 1) - 1)
    return text.endsWith('\r') ? text.slice(0, -1) : text
  }

  private lineStarts(): readonly number[] {
    if (this.starts === undefined) {
      const starts = [0]
      for (let at = this.text.indexOf('\n'); at >= 0; at = this.text.indexOf('\n', at + 1)) starts.push(at + 1)
      this.starts = starts
    }
    return this.starts
  }
}
