/** Names of live tags while typing `kaithem.tags['...']` in a function node. @module */

import type { CompletionItem, CompletionProvider, Monaco } from './monaco.editor.ts'

interface TagLine {
  readonly name: string
  readonly type: string
  readonly unit: string
  readonly value: string
}

/** What of a tag's name stands before the cursor; undefined when it is not in one. */
export function typedTagName(before: string): string | undefined {
  return /\.tags\s*(?:\[|\.(?:get|has|delete)\s*\()\s*(['"`])([^'"`]*)$/.exec(before)?.[2]
}

/** Asks the runtime for names that begin so. */
function findTags(prefix: string): Promise<readonly TagLine[]> {
  return new Promise((resolve) => {
    $.getJSON('kaithem/editor/tags', { prefix }).then(
      (tags: readonly TagLine[]) => resolve(tags),
      () => resolve([]),
    )
  })
}

export function tagCompletion(monaco: Monaco): CompletionProvider {
  return {
    triggerCharacters: ["'", '"', '`', '/', '.'],
    async provideCompletionItems(model, position) {
      const { lineNumber, column } = position
      const typed = typedTagName(model.getLineContent(lineNumber).slice(0, column - 1))
      if (typed === undefined) return { suggestions: [] }
      const range = {
        startLineNumber: lineNumber,
        endLineNumber: lineNumber,
        startColumn: column - typed.length,
        endColumn: column,
      }
      const tags = await findTags(typed)
      return { suggestions: tags.map((tag) => toItem(tag, range, monaco.languages.CompletionItemKind.Value)) }
    },
  }
}

function toItem({ name, type, unit, value }: TagLine, range: object, kind: number): CompletionItem {
  const description = `${value} ${unit}`.trim()
  return { label: { label: name, description }, kind, insertText: name, detail: `${type} tag: ${description}`, range }
}
