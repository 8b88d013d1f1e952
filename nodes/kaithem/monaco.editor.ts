/** The parts of the code editor (Monaco) that are used, and how to wait for it. @module */

export interface Position {
  readonly lineNumber: number
  readonly column: number
}

export interface TextModel {
  getLineContent(line: number): string
}

export interface CompletionItem {
  readonly label: { readonly label: string; readonly description: string }
  readonly kind: number
  readonly insertText: string
  readonly detail: string
  readonly range: object
}

export interface CompletionProvider {
  readonly triggerCharacters: readonly string[]
  provideCompletionItems(model: TextModel, position: Position): Promise<{ suggestions: CompletionItem[] }>
}

interface TypeScriptDefaults {
  readonly javascriptDefaults: { addExtraLib(text: string, path: string): unknown }
}

export interface Monaco {
  /** Where Monaco 0.55 (Node-RED 5) has it. */
  readonly typescript?: TypeScriptDefaults
  readonly languages: {
    /** Where earlier ones (Node-RED 4.1) have it. */
    readonly typescript?: TypeScriptDefaults
    readonly CompletionItemKind: { readonly Value: number }
    registerCompletionItemProvider(language: string, provider: CompletionProvider): unknown
  }
}

declare global {
  interface Window {
    monaco?: Monaco
  }
}

/** The declarations a function node sees, on both versions. */
export function typeScriptOf(monaco: Monaco): TypeScriptDefaults | undefined {
  return monaco.typescript ?? monaco.languages.typescript
}

/** Milliseconds between looks, and how often: Monaco loads beside the editor, or never, if another one is chosen. */
const pause = 200
const looks = 150

/** Calls back once Monaco is there. */
export function whenMonaco(use: (monaco: Monaco) => void, left = looks): void {
  const { monaco } = window
  if (monaco !== undefined && typeScriptOf(monaco) !== undefined) use(monaco)
  else if (left > 0) window.setTimeout(() => whenMonaco(use, left - 1), pause)
}
