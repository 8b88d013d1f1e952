/** State diagrams in Mermaid's language. @module */

import type { MachineGraph } from './graph.ts'

export interface MermaidOptions {
  /** Whether the current state is marked. Default true. */
  readonly current?: boolean
}

/** Text in a label: what Mermaid could take for syntax becomes a character number. */
export function escapeLabel(text: string): string {
  const escaped = text.replace(/[^\p{L}\p{N} _.,()/]/gu, (character) => `#${character.codePointAt(0)};`)
  return escaped.trim() === '' ? '#8203;' : escaped
}

interface Arrow {
  readonly from: string
  readonly to: string | undefined
  readonly label: string
}

function arrowsOf(graph: MachineGraph): Arrow[] {
  const arrows: Arrow[] = graph.rules.map(({ from, event, to, kind }) => ({
    from,
    to,
    label: kind === 'condition' ? `[${event}]` : event,
  }))
  for (const { name, timer } of graph.states) {
    if (timer !== undefined) arrows.push({ from: name, to: timer.dest, label: `after ${timer.length} s` })
  }
  return arrows
}

/** Destinations that do not exist are drawn too; where a function decides there is a diamond. */
export function toMermaid(graph: MachineGraph, { current = true }: MermaidOptions = {}): string {
  const lines = ['stateDiagram-v2']
  const ids = new Map<string, string>()
  const idOf = (name: string): string => {
    const known = ids.get(name)
    if (known !== undefined) return known
    const id = `s${ids.size}`
    ids.set(name, id)
    lines.push(`  state "${escapeLabel(name === '*' ? 'any state' : name)}" as ${id}`)
    return id
  }
  for (const { name } of graph.states) idOf(name)
  lines.push(`  [*] --> ${idOf(graph.start)}`)
  let choices = 0
  for (const { from, to, label } of arrowsOf(graph)) {
    const source = idOf(from)
    if (to === undefined) lines.push(`  state c${choices} <<choice>>`)
    const target = to === undefined ? `c${choices++}` : idOf(to)
    lines.push(`  ${source} --> ${target} : ${escapeLabel(label)}`)
  }
  if (current)
    lines.push('  classDef current font-weight:bold,stroke-width:3px', `  class ${idOf(graph.state)} current`)
  return `${lines.join('\n')}\n`
}
