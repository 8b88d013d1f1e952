import { expect, test } from 'vitest'
import type { EditorNode } from '../../../nodes/_editor/host.ts'
import { diagramTexts, sentences } from '../../../nodes/state-machine/graph-texts.editor.ts'
import { read } from '../../support/package-info.ts'

/** Translates as the editor does, from the real catalogue. */
function nodeIn(language: string): EditorNode {
  const { diagram } = JSON.parse(read(`locales/${language}/kaithem-state-machine.json`))['kaithem-state-machine']
  const translate = (key: string, data: Record<string, unknown> = {}): string =>
    String(diagram[key.split('.').at(-1) ?? '']).replace(/__(\w+?)__/g, (_all, name) => String(data[name]))
  return { _: translate } as unknown as EditorNode
}

const graph = {
  start: 'off',
  states: [{ name: 'off' }, { name: 'on', timer: { length: 120, dest: 'off' } }],
  rules: [
    { from: '*', event: 'push', to: 'on', kind: 'event' },
    { from: 'off', event: 'x > 1', to: 'on', kind: 'condition' },
    { from: 'on', event: '5 s', to: 'off', kind: 'timer' },
    { from: 'off', event: 'odd', kind: 'event' },
  ],
} as const

test('a machine in sentences', () => {
  expect(sentences(nodeIn('en-US'), graph)).toEqual([
    'Starts in off.',
    'any state → on when push',
    'off → on if x > 1',
    'on → off after 5 s',
    'off → (a function decides) when odd',
    'on → off after 2 min',
  ])
  expect(sentences(nodeIn('de'), graph)[1]).toBe('jeder Zustand → on bei push')
})

test('the texts of a picture', () => {
  const texts = diagramTexts(nodeIn('en-US'), graph)
  expect(texts.any).toBe('any state')
  expect(texts.alternative).toContain('2 states and 4 rules')
  expect([texts.timer(120), texts.timer('5 s')]).toEqual(['after 2 min', 'after 5 s'])
})
