/** A statechart taken apart: its states and where their transitions lead. @module */

/** An object of a statechart's JSON. */
export type ChartNode = Readonly<Record<string, unknown>>

/** Deepest nesting of states. */
export const deepestChart = 50

export function isNode(value: unknown): value is ChartNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Values given alone or as a list. */
export const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])

/** The names of the top-level states, in their order. */
export function topStates(chart: ChartNode): string[] {
  return isNode(chart.states) ? Object.keys(chart.states) : []
}

/** Whether several top-level states are active at the same time. */
export function isParallel(chart: ChartNode): boolean {
  return chart.type === 'parallel'
}

/** A transition of a chart. */
export interface ChartStep {
  readonly kind: 'event' | 'condition' | 'timer'
  readonly label: string
  /** Path of the state it leads to; undefined when it stays. */
  readonly target: readonly string[] | undefined
  /** The event alone; empty for other kinds. */
  readonly event: string
}

/** A state of a chart and the transitions that start in it. */
export interface ChartPart {
  readonly path: readonly string[]
  /** The state inside it that is entered first; of parallel states there is none. */
  readonly initial: string | undefined
  readonly transitions: readonly ChartStep[]
}

/** A state of a chart. */
export interface Place {
  readonly path: readonly string[]
  readonly node: ChartNode
}

/** In the order of the chart, outer states before those inside them; the chart itself has an empty path. */
export function placesOf(chart: ChartNode): Place[] {
  const places: Place[] = []
  const visit = (path: readonly string[], node: ChartNode): void => {
    places.push({ path, node })
    if (path.length >= deepestChart) return
    for (const [name, child] of entriesOf(node.states)) if (isNode(child)) visit([...path, name], child)
  }
  visit([], chart)
  return places
}

/** All states of a chart with their transitions. */
export function chartParts(chart: ChartNode): ChartPart[] {
  const places = placesOf(chart)
  return places.map(({ path, node }) => {
    const initial = typeof node.initial === 'string' && node.type !== 'parallel' ? node.initial : undefined
    return { path, initial, transitions: stepsOf(path, node, places) }
  })
}

function stepsOf(path: readonly string[], node: ChartNode, places: readonly Place[]): ChartStep[] {
  const steps: ChartStep[] = []
  const add = (kind: ChartStep['kind'], text: string, transition: unknown): void => {
    const { guard, target } = isNode(transition) ? transition : { guard: undefined, target: transition }
    const name = isNode(guard) ? guard.type : guard
    const label = name === undefined ? text : `${text} [${String(name)}]`.trim()
    const [first] = listed(target)
    const found = typeof first === 'string' ? resolveTarget(path, first, places) : undefined
    steps.push({ kind, label, target: found, event: kind === 'event' ? text : '' })
  }
  for (const [event, transition] of entriesOf(node.on)) for (const one of listed(transition)) add('event', event, one)
  for (const [delay, transition] of entriesOf(node.after)) {
    const text = Number.isFinite(Number(delay)) ? `${Number(delay) / 1000} s` : delay
    for (const one of listed(transition)) add('timer', text, one)
  }
  for (const one of listed(node.always)) add('condition', '', one)
  for (const one of listed(node.onDone)) add('condition', 'done', one)
  return steps
}

/** As XState looks targets up: `#id`, `.child`, or a sibling, each maybe followed by a path. */
export function resolveTarget(path: readonly string[], target: string, places: readonly Place[]): string[] | undefined {
  const known = (wanted: string[]): string[] | undefined =>
    places.some((place) => place.path.join('\0') === wanted.join('\0')) ? wanted : undefined
  if (target.startsWith('.')) return known([...path, ...target.slice(1).split('.')])
  if (!target.startsWith('#'))
    return path.length === 0 ? undefined : known([...path.slice(0, -1), ...target.split('.')])
  const id = target.slice(1)
  const exact = places.find(({ node }) => node.id === id)
  if (exact !== undefined) return [...exact.path]
  const [head = '', ...rest] = id.split('.')
  // XState gives every state the id <machine>.<path>, and a machine without id the id (machine).
  const root = places[0]?.node.id ?? '(machine)'
  const base = head === root ? { path: [] } : places.find(({ node }) => node.id === head)
  return base === undefined ? undefined : known([...base.path, ...rest])
}

/** The entries of an object; none of anything else. */
export function entriesOf(value: unknown): Array<[string, unknown]> {
  return isNode(value) ? Object.entries(value) : []
}
