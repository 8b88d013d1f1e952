/** The code editors of the dialog: Monaco with marks for Mako's syntax, or Ace; what is wrong is marked in both. @module */

/** Something to mark; lines and columns from 1. */
export interface Mark {
  readonly severity: 'error' | 'warning'
  readonly message: string
  readonly line: number
  readonly column: number
}

interface Position {
  readonly lineNumber: number
  readonly column: number
}

interface Model {
  getPositionAt(offset: number): Position
  getLineMaxColumn(line: number): number
  getLineCount(): number
}

interface Annotation {
  readonly row: number
  readonly column: number
  readonly type: string
  readonly text: string
}

/** What Node-RED gives: Monaco with the calls of Ace added, or Ace. */
interface TextEditor {
  getValue(): string
  setValue(text: string, cursor?: number): void
  getSession(): { on(event: 'change', listener: () => void): void; setAnnotations?(list: readonly Annotation[]): void }
  getModel?(): Model | null
  updateOptions?(options: object): void
  deltaDecorations?(old: readonly string[], wanted: readonly object[]): string[]
  focus(): void
  resize?(): void
  destroy(): void
}

interface Host {
  readonly editor: { createEditor(options: { id: string; mode: string; value: string }): TextEditor }
}

interface MonacoMarks {
  readonly editor: { setModelMarkers(model: Model, owner: string, markers: readonly object[]): void }
}

/** The parts of Mako's syntax, roughly: code, expressions, control lines, comments, tags. */
const syntax = /<%!?[\s\S]*?%>|\$\{(?:[^{}]|\{[^{}]*\})*\}|^[ \t]*%(?!%).*$|^[ \t]*##.*$|<\/?%[\w.:]+[^>]*>/gm

/** Where code stands in the text of a page. */
export function codePlaces(text: string): { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(syntax)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }))
}

const monaco = (): MonacoMarks | undefined => (window as { monaco?: unknown }).monaco as MonacoMarks | undefined

export class CodeEditor {
  private readonly editor: TextEditor
  private readonly isTemplate: boolean
  private decorations: string[] = []
  private seen = ''
  private isOver = false

  /** @param isTemplate whether it is the text of a page; else it is JavaScript */
  constructor(id: string, value: string, isTemplate: boolean, onChange: () => void) {
    const mode = isTemplate ? 'ace/mode/html' : 'ace/mode/nrjavascript'
    this.isTemplate = isTemplate
    this.editor = (RED as unknown as Host).editor.createEditor({ id, mode, value })
    this.editor.getSession().on('change', () => {
      // New colours and marks are changes for Monaco too.
      if (this.text === this.seen) return
      this.seen = this.text
      queueMicrotask(() => this.colour())
      onChange()
    })
    // Nobody offers whole lines here, and Monaco would look for them in the text of a dialog that was closed meanwhile.
    this.editor.updateOptions?.({ inlineSuggest: { enabled: false } })
    this.seen = value
    this.colour()
  }

  get text(): string {
    return this.editor.getValue()
  }

  replace(text: string): void {
    this.editor.setValue(text, -1)
  }

  /** Marks what is wrong, in place of what was marked before. */
  mark(marks: readonly Mark[]): void {
    const model = this.editor.getModel?.()
    const monacoMarks = monaco()
    if (model !== undefined && model !== null && monacoMarks !== undefined) {
      monacoMarks.editor.setModelMarkers(
        model,
        'kaithem-page',
        marks.map((mark) => monacoMark(mark, model)),
      )
      return
    }
    this.editor.getSession().setAnnotations?.(
      marks.map(({ severity, message, line, column }) => ({
        row: line - 1,
        column: column - 1,
        type: severity,
        text: message,
      })),
    )
  }

  resize(): void {
    this.editor.resize?.()
  }

  destroy(): void {
    this.isOver = true
    this.editor.destroy()
  }

  private colour(): void {
    const model = this.editor.getModel?.()
    if (this.isOver || !this.isTemplate || model === undefined || model === null) return
    const wanted = codePlaces(this.text).map(({ start, end }) => {
      const [from, to] = [model.getPositionAt(start), model.getPositionAt(end)]
      const range = {
        ...{ startLineNumber: from.lineNumber, startColumn: from.column },
        ...{ endLineNumber: to.lineNumber, endColumn: to.column },
      }
      return { range, options: { inlineClassName: 'kaithem-page-mako' } }
    })
    this.decorations = this.editor.deltaDecorations?.(this.decorations, wanted) ?? []
  }
}

/** Monaco's severities: 8 is an error, 4 a warning. */
function monacoMark({ severity, message, line, column }: Mark, model: Model): object {
  const shown = Math.max(1, Math.min(line, model.getLineCount()))
  return {
    ...{ severity: severity === 'error' ? 8 : 4, message, source: 'kaithem' },
    ...{ startLineNumber: shown, startColumn: column },
    ...{ endLineNumber: shown, endColumn: Math.max(column + 1, model.getLineMaxColumn(shown)) },
  }
}
