/** A statechart as plain data and as a Mermaid diagram. @module */

import type { GraphRule } from './graph.ts'
import { escapeLabel, type MermaidOptions } from './mermaid.ts'
import { allNodes, type ChartNode, transitionsOf, typeName } from './statechart-nodes.ts'

/** A state of the chart; names are paths such as `door.open`. */
export interface ChartGraphState {
  readonly name: string
  /** The state around it; missing at the top. */
  readonly parent?: string
  readonly type: string
  readonly timer?: { readonly length: number; readonly dest?: string }
}

/** A statechart as plain data that JSON can hold. */
export interface ChartGraph {
  readonly name: string
  readonly description: string
  readonly start: string
  /** The innermost states it is in, divided by a comma where there are several. */
  readonly state: string
  readonly active: readonly string[]
  /** When it last moved, epoch seconds. */
  readonly since: number
  readonly states: readonly ChartGraphState[]
  readonly rules: readonly GraphRule[]
}

/** What a moment of a chart is drawn from. */
export interface ChartMoment {
  readonly name: string
  readonly description: string
  readonly root: ChartNode
  readonly active: readonly string[]
  readonly since: number
}

const nameOf = (node: ChartNode): string => node.path.join('.')

function labelOf(event: string, guard: unknown): string {
  const text = event === '' ? 'always' : event.startsWith('xstate.done.') ? 'done' : event
  if (guard === undefined) return text
  return `${text} [${typeName(guard) ?? 'condition'}]`
}

function timerOf(node: ChartNode): ChartGraphState['timer'] {
  const first = node.after.find(({ delay }) => typeof delay === 'number')
  if (first === undefined) return undefined
  const target = node.transitions.get(first.eventType)?.[0]?.target?.[0]
  return { length: Number(first.delay) / 1000, ...(target === undefined ? {} : { dest: nameOf(target) }) }
}

function afterLabel(node: ChartNode, event: string): string | undefined {
  const delay = node.after.find(({ eventType }) => eventType === event)?.delay
  if (delay === undefined) return undefined
  return typeof delay === 'number' ? `after ${delay / 1000} s` : `after ${delay}`
}

function rulesOf(node: ChartNode, from: string): GraphRule[] {
  return transitionsOf(node).map(([event, { target, guard }]) => {
    const to = target?.[0]
    const label = labelOf(afterLabel(node, event) ?? event, guard)
    return {
      from,
      event: label,
      kind: event === '' ? 'condition' : 'event',
      ...(to === undefined ? {} : { to: nameOf(to) }),
    }
  })
}

function initialOf(root: ChartNode): string {
  const target = root.type === 'compound' ? root.initial.target[0] : undefined
  return target === undefined ? '' : nameOf(target)
}

/** Rules of the whole chart start in `*`. The first fixed delay of a state is its timer, every delay is a rule too. */
export function chartGraph({ name, description, root, active, since }: ChartMoment): ChartGraph {
  const [, ...nodes] = allNodes(root)
  return {
    name,
    description,
    start: initialOf(root),
    state: active.join(', '),
    active,
    since,
    states: nodes.map((node) => {
      const timer = timerOf(node)
      return {
        name: nameOf(node),
        ...(node.path.length > 1 ? { parent: node.path.slice(0, -1).join('.') } : {}),
        type: node.type,
        ...(timer === undefined ? {} : { timer }),
      }
    }),
    rules: [...nodes.flatMap((node) => rulesOf(node, nameOf(node))), ...rulesOf(root, '*')],
  }
}

function stateLines(node: ChartNode, ids: ReadonlyMap<string, string>, indent: string): string[] {
  const children = Object.values(node.states)
  const lines: string[] = []
  const initial = node.type === 'compound' ? node.initial.target[0] : undefined
  if (initial !== undefined) lines.push(`${indent}[*] --> ${ids.get(nameOf(initial))}`)
  children.forEach((child, index) => {
    if (index > 0 && node.type === 'parallel') lines.push(`${indent}--`)
    const id = ids.get(nameOf(child))
    lines.push(`${indent}state "${escapeLabel(child.key)}" as ${id}`)
    if (Object.keys(child.states).length > 0) {
      lines.push(`${indent}state ${id} {`, ...stateLines(child, ids, `${indent}  `), `${indent}}`)
    }
    if (child.type === 'final') lines.push(`${indent}${id} --> [*]`)
  })
  return lines
}

/** The same in Mermaid's language; nested and parallel states are nested there too. */
export function chartMermaid(moment: ChartMoment, { current = true }: MermaidOptions = {}): string {
  const { root, active } = moment
  const [, ...nodes] = allNodes(root)
  const ids = new Map(nodes.map((node, index): [string, string] => [nameOf(node), `s${index}`]))
  const lines = ['stateDiagram-v2', ...stateLines(root, ids, '  ')]
  const { rules } = chartGraph(moment)
  if (rules.some(({ from }) => from === '*')) lines.push('  state "any state" as any')
  for (const { from, event, to = from } of rules) {
    const target = to === '*' ? 'any' : ids.get(to)
    if (target !== undefined) lines.push(`  ${ids.get(from) ?? 'any'} --> ${target} : ${escapeLabel(event)}`)
  }
  const marked = active.map((name) => ids.get(name)).filter((id) => id !== undefined)
  if (current && marked.length > 0) {
    lines.push('  classDef current font-weight:bold,stroke-width:3px', `  class ${marked.join(',')} current`)
  }
  return `${lines.join('\n')}\n`
}
