/** Where the states and arrows of a machine go: a layered layout of its graph, without any drawing. @module */

import { type Edge, Graph, layout } from '@dagrejs/dagre'

/** One state; `timer` is what happens on its own when the machine stays there. */
export interface DiagramState {
  readonly name: string
  /** The state around it. */
  readonly parent?: string
  /** The state inside it that is entered first. */
  readonly initial?: string
  /** `length` in seconds; without `dest` a function decides. */
  readonly timer?: { readonly length: number; readonly dest?: string }
}

/** One rule; `from` may be `*`. */
export interface DiagramRule {
  readonly from: string
  readonly event: string
  /** Missing when a function decides. */
  readonly to?: string
  readonly kind: 'event' | 'condition' | 'timer'
}

/** What is drawn. */
export interface DiagramGraph {
  readonly start?: string
  readonly states: readonly DiagramState[]
  readonly rules: readonly DiagramRule[]
}

/** One arrow, its labels joined when several rules lead the same way. */
export interface Arrow {
  readonly from: string
  readonly to: string
  readonly kind: 'event' | 'condition' | 'timer' | 'start'
  readonly labels: readonly string[]
}

export interface Box {
  readonly name: string
  readonly role: 'state' | 'start' | 'any' | 'group'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Path extends Arrow {
  readonly points: ReadonlyArray<{ readonly x: number; readonly y: number }>
  /** Middle of the labels. */
  readonly x: number
  readonly y: number
}

export interface DiagramLayout {
  readonly width: number
  readonly height: number
  readonly boxes: readonly Box[]
  readonly paths: readonly Path[]
}

/** How wide a text is, in pixels. */
export type Measure = (text: string, role: 'state' | 'label' | 'code') => number

/** How a timer is called; its length in seconds, or as it was written. */
export type TimerLabel = (length: number | string) => string

/** Names of the boxes that are no states; a state cannot have these characters in its name. */
export const startBox = '(start)'
export const anyBox = '*'

export const lineHeight = 14
export const stateHeight = 44
const longestLabel = 34

/** Cuts a label so that one long condition does not blow up the picture. */
export function shorten(text: string): string {
  return text.length > longestLabel ? `${text.slice(0, longestLabel - 1)}…` : text
}

/** The arrows of a graph, those of the same kind between the same states joined. */
export function arrowsOf(graph: DiagramGraph, timerLabel: TimerLabel): Arrow[] {
  const arrows = new Map<string, { from: string; to: string; kind: Arrow['kind']; labels: string[] }>()
  const add = (from: string, to: string, kind: Arrow['kind'], label?: string): void => {
    const key = JSON.stringify([from, to, kind])
    const arrow = arrows.get(key) ?? { from, to, kind, labels: [] }
    if (label !== undefined) arrow.labels.push(label)
    arrows.set(key, arrow)
  }
  const known = new Set(graph.states.map(({ name }) => name))
  if (graph.start !== undefined && known.has(graph.start)) add(startBox, graph.start, 'start')
  // A destination that a function chooses is drawn as a loop: where it leads is not known before.
  for (const { from, to, event, kind } of graph.rules) {
    if (from !== anyBox && !known.has(from)) continue
    const target = to ?? from
    if (known.has(target)) add(from, target, kind, labelOf(kind, event, timerLabel))
  }
  for (const { name, timer, initial } of graph.states) {
    if (initial !== undefined && known.has(initial)) add(name, initial, 'start')
    if (timer === undefined) continue
    const target = timer.dest ?? name
    if (known.has(target)) add(name, target, 'timer', timerLabel(timer.length))
  }
  return [...arrows.values()]
}

function labelOf(kind: DiagramRule['kind'], event: string, timerLabel: TimerLabel): string {
  if (kind === 'timer') return timerLabel(event)
  return kind === 'condition' && event !== '' ? `[${event}]` : event
}

/** The box around a state that has states inside; the state itself is a box in there, where its arrows end. */
const groupOf = (name: string): string => `(group) ${name}`

/** Lays out a graph from top to bottom. */
export function layoutDiagram(graph: DiagramGraph, measure: Measure, timerLabel: TimerLabel): DiagramLayout {
  const arrows = arrowsOf(graph, timerLabel)
  const net = new Graph({ multigraph: true, compound: true })
  net.setGraph({ rankdir: 'TB', nodesep: 36, edgesep: 18, ranksep: 34, marginx: 12, marginy: 12 })
  for (const { name } of graph.states) {
    net.setNode(name, { role: 'state', width: Math.max(72, measure(name, 'state') + 28), height: stateHeight })
  }
  setGroups(net, graph.states)
  if (arrows.some(({ kind }) => kind === 'start')) net.setNode(startBox, { role: 'start', width: 14, height: 14 })
  if (arrows.some(({ from }) => from === anyBox)) {
    net.setNode(anyBox, { role: 'any', width: Math.max(72, measure(anyBox, 'state') + 20), height: 30 })
  }
  for (const arrow of arrows) {
    const width = Math.max(
      0,
      ...arrow.labels.map((label) => measure(shorten(label), arrow.kind === 'condition' ? 'code' : 'label')),
    )
    const height = arrow.labels.length * lineHeight
    const edge = { arrow, width: width === 0 ? 0 : width + 10, height, labelpos: 'c', minlen: 1 }
    net.setEdge(arrow.from, arrow.to, edge, arrow.kind)
  }
  layout(net)
  return resultOf(net)
}

function setGroups(net: Graph, states: readonly DiagramState[]): void {
  const outer = new Set(states.flatMap(({ parent }) => parent ?? []))
  for (const name of outer) net.setNode(groupOf(name), { role: 'group' })
  for (const { name, parent } of states) {
    const around = parent === undefined ? undefined : groupOf(parent)
    if (outer.has(name)) net.setParent(name, groupOf(name))
    const inner = outer.has(name) ? groupOf(name) : name
    if (around !== undefined) net.setParent(inner, around)
  }
}

interface NodeResult {
  role: Box['role']
  x: number
  y: number
  width: number
  height: number
}

interface EdgeResult {
  arrow: Arrow
  points: Array<{ x: number; y: number }>
  x?: number
  y?: number
  width: number
}

/** Reads what the layout wrote into the labels of its nodes and edges. */
function resultOf(net: Graph): DiagramLayout {
  const boxes = net.nodes().map((name: string): Box => {
    const { role, x, y, width, height } = net.node(name) as unknown as NodeResult
    return { name, role, x, y, width, height }
  })
  const paths = net.edges().map((edge: Edge): Path => {
    const { arrow, points, x, y } = net.edge(edge) as unknown as EdgeResult
    const middle = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 }
    return { ...arrow, points, x: x ?? middle.x, y: y ?? middle.y }
  })
  const { width = 0, height = 0 } = net.graph() as { width?: number; height?: number }
  boxes.sort((a: Box, b: Box) => Number(b.role === 'group') - Number(a.role === 'group'))
  return { width: Math.ceil(Math.max(width, 40)), height: Math.ceil(Math.max(height, 40)), boxes, paths }
}
