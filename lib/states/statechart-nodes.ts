/** Reading an XState machine: its states and transitions, and the names it expects code for. @module */

import { KaithemError } from '../errors.ts'

/** What we use of a transition of XState's. */
export interface ChartTransition {
  readonly target?: readonly ChartNode[] | undefined
  readonly actions: readonly unknown[]
  readonly guard?: unknown
}

/** What we use of a state of XState's. */
export interface ChartNode {
  readonly id: string
  readonly key: string
  readonly path: readonly string[]
  readonly type: string
  readonly entry: readonly unknown[]
  readonly exit: readonly unknown[]
  readonly invoke: readonly { readonly src: unknown }[]
  readonly after: readonly { readonly delay: number | string; readonly eventType: string }[]
  readonly always?: readonly ChartTransition[] | undefined
  readonly transitions: ReadonlyMap<string, readonly ChartTransition[]>
  readonly states: Readonly<Record<string, ChartNode>>
  readonly initial: { readonly target: readonly ChartNode[] }
}

/** Names that code may, or must, be given for. */
export interface ChartNames {
  readonly actions: ReadonlySet<string>
  readonly guards: ReadonlySet<string>
  readonly delays: ReadonlySet<string>
  readonly actors: ReadonlySet<string>
}

/** The state and all below it, outer ones first. */
export function allNodes(root: ChartNode): ChartNode[] {
  return [root, ...Object.values(root.states).flatMap(allNodes)]
}

/** Every transition that starts in a state, with its event; empty for those that need none. */
export function transitionsOf(node: ChartNode): [event: string, transition: ChartTransition][] {
  const byEvent = [...node.transitions].flatMap(([event, list]) =>
    list.map((transition): [string, ChartTransition] => [event, transition]),
  )
  return [...byEvent, ...(node.always ?? []).map((transition): [string, ChartTransition] => ['', transition])]
}

/** The name of an action or a guard; undefined for XState's own, which are functions. */
export function typeName(item: unknown): string | undefined {
  if (typeof item === 'string') return item
  if (typeof item === 'object' && item !== null && 'type' in item && typeof item.type === 'string') return item.type
  return undefined
}

function addNames(items: readonly unknown[], into: Set<string>): void {
  for (const item of items) {
    const name = typeName(item)
    if (name !== undefined) into.add(name)
  }
}

/** XState's own actions and guards have no names. */
export function namesIn(root: ChartNode): ChartNames {
  const names = {
    actions: new Set<string>(),
    guards: new Set<string>(),
    delays: new Set<string>(),
    actors: new Set<string>(),
  }
  for (const node of allNodes(root)) {
    addNames([...node.entry, ...node.exit], names.actions)
    addNames(
      node.invoke.map(({ src }) => src),
      names.actors,
    )
    for (const { delay } of node.after) if (typeof delay === 'string') names.delays.add(delay)
    for (const [, transition] of transitionsOf(node)) {
      addNames(transition.actions, names.actions)
      addNames([transition.guard], names.guards)
    }
  }
  return names
}

/** @throws KAITHEM_KEY naming all that is missing */
export function assertGiven(what: string, wanted: ReadonlySet<string>, given: object | undefined): void {
  const missing = [...wanted].filter((name) => given === undefined || !Object.hasOwn(given, name))
  if (missing.length === 0) return
  throw new KaithemError(
    'KAITHEM_KEY',
    `The statechart names ${what} that it was not given: ${missing.join(', ')}; pass { ${what}: { ${missing[0]}: ... } }`,
    { missing },
  )
}
