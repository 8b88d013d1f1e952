/** A machine in sentences: the texts of its picture, and the list beside it. @module */

import type { EditorNode } from '../_editor/host.ts'
import type { DiagramTexts } from '../_editor/index.ts'
import type { DrawnGraph } from './draft.ts'
import { lengthText } from './duration.ts'

function translator(node: EditorNode): (key: string, data?: Readonly<Record<string, unknown>>) => string {
  return (key, data) =>
    node._(`kaithem-state-machine.diagram.${key}`, { ...data, interpolation: { escapeValue: false } })
}

export function diagramTexts(node: EditorNode, graph: DrawnGraph): DiagramTexts {
  const text = translator(node)
  return {
    any: text('any'),
    empty: text('empty'),
    alternative: text('alternative', { states: graph.states.length, rules: graph.rules.length }),
    timer: (length) => text('after', { length: typeof length === 'number' ? lengthText(length) : length }),
  }
}

/** One sentence for each way from state to state. */
export function sentences(node: EditorNode, graph: DrawnGraph): string[] {
  const text = translator(node)
  const named = (state: string): string => (state === '*' ? text('any') : state)
  const lines = graph.start === undefined || graph.start === '' ? [] : [text('start', { state: graph.start })]
  for (const { from, event, to, kind } of graph.rules) {
    const key = { event: 'rule', condition: 'condition', timer: 'timer' }[kind]
    lines.push(text(key, { from: named(from), to: to ?? text('function'), event, length: event }))
  }
  for (const { name, timer } of graph.states) {
    if (timer === undefined) continue
    lines.push(text('timer', { from: name, to: timer.dest ?? text('function'), length: lengthText(timer.length) }))
  }
  return lines
}
