/**
 * Members of `kaithem` while typing in the text of a page. The code editor takes that for HTML, so the part in front of
 * the cursor is put to its JavaScript service as a text of its own.
 *
 * @module
 */

import type { CompletionItem, CompletionProvider, Position, TextModel } from './monaco.editor.ts'

/** What a page's model has besides. */
interface PageModel extends TextModel {
  getValueInRange(range: object): string
}

interface Uri {
  toString(): string
}

interface Worker {
  getCompletionsAtPosition(
    uri: string,
    offset: number,
  ): Promise<{ readonly entries: readonly { readonly name: string; readonly kind: string }[] } | undefined>
}

interface Defaults {
  getJavaScriptWorker(): Promise<(uri: Uri) => Promise<Worker>>
}

/** What of Monaco is used here. */
export interface PageMonaco {
  readonly Uri: { parse(text: string): Uri }
  readonly typescript?: Defaults
  readonly editor: {
    createModel(text: string, language: string, uri: Uri): { dispose(): void }
  }
  readonly languages: { readonly typescript?: Defaults; readonly CompletionItemKind: { readonly Value: number } }
}

/** Whether the cursor stands in code: an expression, a control line or a block of code. */
export function isInCode(before: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1)
  if (/^[ \t]*%(?!%)/.test(line)) return true
  if (before.lastIndexOf('<%') > before.lastIndexOf('%>')) return true
  const at = line.lastIndexOf('${')
  return at >= 0 && !/\}[^{]*$/.test(line.slice(at + 2).replace(/\{[^{}]*\}/g, ''))
}

/** What leads from kaithem to the cursor, such as `kaithem.tags.`; undefined where something else is typed. */
export function typedPath(before: string): string | undefined {
  return /\bkaithem(?:\.\w+|\[[^\]\n]*\]|\([^()\n]*\))*\.\w*$/.exec(before)?.[0]
}

/** Each question has a text of its own: Node-RED does not like texts that stay behind. */
const addressOf = (question: number): string => `inmemory://kaithem/page-expression-${question}.js`

export function pageCompletion(monaco: PageMonaco): CompletionProvider {
  let questions = 0
  const entriesOf = async (path: string): Promise<readonly { name: string; kind: string }[]> => {
    const service = monaco.typescript ?? monaco.languages.typescript
    if (service === undefined) return []
    const uri = monaco.Uri.parse(addressOf(++questions))
    const model = monaco.editor.createModel(path, 'javascript', uri)
    try {
      const worker = await (await service.getJavaScriptWorker())(uri)
      return (await worker.getCompletionsAtPosition(uri.toString(), path.length))?.entries ?? []
    } catch {
      // The dialog was closed, and the text with it.
      return []
    } finally {
      model.dispose()
    }
  }
  return {
    triggerCharacters: ['.'],
    async provideCompletionItems(model: TextModel, position: Position) {
      const { lineNumber, column } = position
      const start = { startLineNumber: 1, startColumn: 1, endLineNumber: lineNumber, endColumn: column }
      const before = (model as PageModel).getValueInRange(start)
      const path = isInCode(before) ? typedPath(before) : undefined
      if (path === undefined) return { suggestions: [] }
      const word = /\w*$/.exec(path)?.[0] ?? ''
      const range = {
        ...{ startLineNumber: lineNumber, endLineNumber: lineNumber },
        ...{ startColumn: column - word.length, endColumn: column },
      }
      const kind = monaco.languages.CompletionItemKind.Value
      const toItem = (entry: { name: string; kind: string }): CompletionItem => ({
        ...{ label: { label: entry.name, description: '' }, kind, insertText: entry.name, detail: entry.kind, range },
      })
      return { suggestions: (await entriesOf(path)).filter(({ kind: sort }) => sort !== 'warning').map(toItem) }
    },
  }
}
