// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are templates
import { describe, expect, it } from 'vitest'
import { isInCode, type PageMonaco, pageCompletion, typedPath } from '../../../nodes/kaithem/page-completion.editor.ts'

describe('where code stands', () => {
  it.each([
    ['<p>${kaithem.', true],
    ['<p>${a({ b: 1 }).', true],
    ['<p>${a} kaithem.', false],
    ['  % if kaithem.', true],
    ['%% kaithem.', false],
    ['<%\nlet a = 1\nkaithem.', true],
    ['<% a %>\nkaithem.', false],
    ['<p>kaithem.', false],
  ])('%j: %s', (before, isCode) => expect(isInCode(before)).toBe(isCode))
})

it.each([
  ['x = kaithem.', 'kaithem.'],
  ['kaithem.tags.na', 'kaithem.tags.na'],
  ["kaithem.tags['/a b'].", "kaithem.tags['/a b']."],
  ["kaithem.tags.get('x').va", "kaithem.tags.get('x').va"],
  ['mykaithem.', undefined],
  ['kaithem', undefined],
])('%j leads by %j', (before, path) => expect(typedPath(before)).toBe(path))

it('offers what the JavaScript service knows', async () => {
  const asked: string[] = []
  const disposed: string[] = []
  const createModel = (text: string) => {
    asked.push(text)
    return { dispose: () => void disposed.push(text) }
  }
  const entries = [
    { name: 'tags', kind: 'property' },
    { name: 'word', kind: 'warning' },
  ]
  const worker = { getCompletionsAtPosition: async () => ({ entries }) }
  const monaco: PageMonaco = {
    Uri: { parse: (text) => text },
    editor: { createModel },
    languages: {
      CompletionItemKind: { Value: 13 },
      typescript: { getJavaScriptWorker: async () => async () => worker },
    },
  }
  const page = { getLineContent: () => '', getValueInRange: () => '<p>${kaithem.ta' }
  const { suggestions } = await pageCompletion(monaco).provideCompletionItems(page, { lineNumber: 2, column: 16 })
  expect(asked).toEqual(['kaithem.ta'])
  expect(disposed).toEqual(asked)
  expect(suggestions).toMatchObject([{ insertText: 'tags', range: { startColumn: 14, endColumn: 16 } }])
})
