/** What goes wrong in templates: where, and how it looks. @module */

import { errorText, KaithemError, type KaithemErrorCode } from '../../errors.ts'
import { escapeHtml } from '../../markup.ts'
import type { Source } from './source.ts'

/** Set to true on what code throws to leave a page on purpose: a redirect, a file to send. */
export const passThroughMark: unique symbol = Symbol.for('kaithem.passThrough') as never

/** True for what passes the engine unchanged. */
export function passesThrough(error: unknown): boolean {
  try {
    return (
      typeof error === 'object' &&
      error !== null &&
      (error as { [passThroughMark]?: unknown })[passThroughMark] === true
    )
  } catch {
    return false
  }
}

export interface TemplateErrorDetails {
  readonly phase: 'compile' | 'render'
  readonly source?: Source | undefined
  /** For an error whose source is not at hand. */
  readonly templateName?: string
  readonly line?: number
  readonly column?: number
  readonly code?: Extract<KaithemErrorCode, `KAITHEM_TEMPLATE${string}`>
  readonly cause?: unknown
  /** The way through the templates to the error, innermost first. */
  readonly trace?: readonly string[]
}

/** Lines shown before and after the one with the error. */
const linesAround = 2

/** The longest part of a line that is shown. */
const longestLine = 200

function excerptOf(source: Source, line: number, column: number): string {
  const first = Math.max(1, line - linesAround)
  const last = Math.min(source.lines, line + linesAround)
  const width = String(last).length
  const shown: string[] = []
  for (let number = first; number <= last; number++) {
    const text = source.line(number)
    // A very long line is cut round the place.
    const from = number === line && column > longestLine - 40 ? column - (longestLine >> 1) : 0
    const part = text.slice(from, from + longestLine)
    shown.push(`${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${part}`)
    if (number !== line) continue
    const before = part.slice(0, Math.max(0, column - 1 - from)).replace(/[^\t]/g, ' ')
    shown.push(`  ${' '.repeat(width)} | ${before}^`)
  }
  return shown.join('\n')
}

/**
 * A template that cannot be understood, or that failed while it was rendered.
 *
 * @example
 * try { kaithem.web.template('% if') } catch (e) { console.log(e.line, e.column, e.toText()) }
 */
export class TemplateError extends KaithemError {
  override readonly name = 'TemplateError'
  readonly phase: 'compile' | 'render'
  readonly templateName: string
  /** From 1; 0 when the place is not known. */
  readonly line: number
  readonly column: number
  /** The line of the error with two before and after it, and a caret below. */
  readonly excerpt: string
  /** What is wrong, without the place. */
  readonly reason: string
  /** The way through the templates, innermost first: `render of page.html:3:5`. */
  readonly trace: readonly string[]

  constructor(reason: string, details: TemplateErrorDetails) {
    const { phase, source, line = 0, column = 0, cause, trace = [] } = details
    const templateName = source?.name ?? details.templateName ?? 'template'
    const place = line > 0 ? `${templateName}:${line}:${column}` : templateName
    const data = { template: templateName, line, column }
    super(details.code ?? 'KAITHEM_TEMPLATE', `${place}: ${reason}`, data, cause)
    this.phase = phase
    this.templateName = templateName
    this.line = line
    this.column = column
    this.reason = reason
    this.trace = trace
    this.excerpt = source !== undefined && line > 0 ? excerptOf(source, line, column) : ''
  }

  /** For a terminal or a log: message, excerpt, and the trace. */
  toText(): string {
    const parts = [this.message]
    if (this.excerpt !== '') parts.push(this.excerpt)
    if (this.trace.length > 0) parts.push(this.trace.map((entry) => `    at ${entry}`).join('\n'))
    return parts.join('\n\n')
  }

  /** A part of a page; the trace only for those who may see it. */
  toHtml({ trace = false }: { readonly trace?: boolean } = {}): string {
    const place = this.line > 0 ? `${this.templateName}, line ${this.line}, column ${this.column}` : this.templateName
    const parts = [`<h2>${escapeHtml(this.reason)}</h2>`, `<p>${escapeHtml(place)}</p>`]
    if (this.excerpt !== '') parts.push(`<pre>${escapeHtml(this.excerpt)}</pre>`)
    if (trace && this.trace.length > 0) parts.push(`<pre>${escapeHtml(this.trace.join('\n'))}</pre>`)
    return `<div class="kaithem-template-error">\n${parts.join('\n')}\n</div>`
  }
}

/** Throws for a place in a source. */
export function refuse(source: Source, offset: number, reason: string): never {
  throw new TemplateError(reason, { phase: 'compile', source, ...source.position(offset) })
}

/** What went wrong, as a sentence about the error itself. */
export function reasonOf(error: unknown): string {
  const text = errorText(error)
  const kind = typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : ''
  return kind !== '' && kind !== 'Error' && kind !== 'KaithemError' && kind !== 'Fault' ? `${kind}: ${text}` : text
}
