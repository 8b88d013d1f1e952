/** Counts everything that could be left behind by a deploy. @module */

import { createHook } from 'node:async_hooks'
import { Session } from 'node:inspector/promises'
import { join } from 'node:path'
import v8 from 'node:v8'
import kaithem from '../../../dist/lib/index.js'
import { root } from '../../support/package-info.ts'
import type { FlowNode, TestRed } from '../../support/red.ts'

/** What is counted, by name. */
export type Census = Readonly<Record<string, number>>

/** The inside of the live object; not part of the public API. */
interface Inside {
  readonly owner: Sized
  readonly engines: {
    readonly bus: { readonly all: Sized; readonly channels: Sized; readonly wildcards: { readonly root: TreeNode } }
    readonly gpio: { all(): ArrayLike<unknown> }
    readonly machines: { readonly entries: Sized; readonly named: Sized; readonly charts: Sized }
    readonly tags: {
      readonly points: ReadonlyMap<string, Point>
      readonly env: { readonly errorListeners: Sized; readonly queue: ArrayLike<unknown> }
    }
  }
}

interface Sized {
  readonly size: number
}

interface TreeNode {
  readonly children: ReadonlyMap<string, TreeNode>
}

interface Point {
  readonly claims?: ReadonlyMap<string, { readonly released: boolean }>
  readonly subscribers: ArrayLike<unknown>
  readonly dependents?: Sized
  readonly hooks?: { readonly handler?: object; readonly keep?: object }
}

const inside = kaithem as unknown as Inside
const sum = <T>(items: Iterable<T>, size: (item: T) => number): number =>
  [...items].reduce((total, item) => total + size(item), 0)
const treeSize = ({ children }: TreeNode): number => sum(children.values(), (child) => 1 + treeSize(child))

function countKaithem(): Census {
  const { owner, engines } = inside
  const points = [...engines.tags.points.values()]
  return {
    'kaithem, owned': owner.size,
    'bus, subscribers': engines.bus.all.size,
    'bus, channels': engines.bus.channels.size,
    'bus, nodes of the tree of wildcards': treeSize(engines.bus.wildcards.root),
    'machines, all': engines.machines.entries.size,
    'machines, named': engines.machines.named.size,
    'machines, statecharts': engines.machines.charts.size,
    'gpio, pins': engines.gpio.all().length,
    tags: points.length,
    'tags, claims': sum(
      points,
      ({ claims }) => [...(claims?.values() ?? [])].filter(({ released }) => !released).length,
    ),
    'tags, released claims': sum(
      points,
      ({ claims }) => [...(claims?.values() ?? [])].filter((c) => c.released).length,
    ),
    'tags, subscribers': sum(points, ({ subscribers }) => subscribers.length),
    'tags, expressions that depend': sum(points, ({ dependents }) => dependents?.size ?? 0),
    'tags, handlers': points.filter(({ hooks }) => hooks?.handler !== undefined).length,
    'tags, kept over restarts': points.filter(({ hooks }) => hooks?.keep !== undefined).length,
    'tags, listeners for errors': engines.tags.env.errorListeners.size,
    'tags, waiting expressions': engines.tags.env.queue.length,
  }
}

/** What the package keeps once for each Node-RED: maps and sets on its events. */
function countKept(host: object): Census {
  const found: Record<string, number> = {}
  const visit = (name: string, value: unknown): void => {
    if (value instanceof Map || value instanceof Set) found[name] = value.size
  }
  for (const key of Object.getOwnPropertySymbols(host)) {
    if (key.description?.startsWith('kaithem.') !== true) continue
    const kept: unknown = Reflect.get(host, key)
    visit(`kept, ${key.description}`, kept)
    if (typeof kept !== 'object' || kept === null) continue
    for (const [name, part] of Object.entries(kept)) visit(`kept, ${key.description}.${name}`, part)
  }
  return found
}

interface Emitter {
  eventNames(): (string | symbol)[]
  listenerCount(event: string | symbol): number
}

const listeners = (name: string, emitter: Emitter): Census =>
  Object.fromEntries(
    emitter.eventNames().map((event) => [`listeners, ${name} ${String(event)}`, emitter.listenerCount(event)]),
  )

type Maker = 'ours' | 'others' | 'test'

/** Watches the timers of the process, those that do not keep it alive too; those of the test and its runner do not count. */
export class TimerWatch {
  private readonly live = new Map<number, Maker>()
  private readonly hook = createHook({
    init: (id, type) => {
      if (type === 'Timeout') this.live.set(id, makerOf(new Error().stack ?? ''))
    },
    destroy: (id) => this.live.delete(id),
  })

  start(): void {
    this.hook.enable()
  }

  /** Live timers: those made by this package, and those of Node-RED. */
  count(): Census {
    const all = [...this.live.values()]
    const by = (maker: Maker): number => all.filter((one) => one === maker).length
    return { 'timers, ours': by('ours'), 'timers, others': by('others') }
  }

  end(): void {
    this.hook.disable()
  }
}

/** Whose code started what starts now: that of the innermost file that is neither Node's nor this one. */
function makerOf(stack: string): Maker {
  const frames = stack.split('\n').slice(1)
  const place = frames.find((line) => !line.includes('node:') && !line.includes('census.ts')) ?? ''
  if (place.includes(join(root, 'dist'))) return 'ours'
  return /vitest|[\\/]test[\\/]/.test(place) ? 'test' : 'others'
}

/** Handles that keep the process alive, by kind. */
function countResources(): Census {
  const found: Record<string, number> = {}
  for (const kind of process.getActiveResourcesInfo()) {
    // Sockets and writes come and go with whoever looks.
    if (kind !== 'Timeout' && kind !== 'Immediate') found[`resources, ${kind}`] = (found[`resources, ${kind}`] ?? 0) + 1
  }
  return found
}

/** Everything at this moment; `flow` is what runs. */
export function takeCensus(red: TestRed, flow: readonly FlowNode[], timers: TimerWatch): Census {
  const running = flow.map(({ id }) => red.RED.nodes.getNode(id)).filter((node) => node !== null)
  const closing = (node: object): number => (Reflect.get(node, '_closeCallbacks') as unknown[] | undefined)?.length ?? 0
  const { events, httpAdmin } = red.RED as typeof red.RED & {
    httpAdmin: { stack?: unknown[]; _router?: { stack: [] } }
  }
  return {
    ...countKaithem(),
    ...countKept(events),
    ...listeners('RED.events', events),
    ...listeners('process', process),
    ...timers.count(),
    ...countResources(),
    'nodes that run': running.length,
    'listeners, close of all nodes': sum(running, closing),
    'routes of the editor': (httpAdmin.stack ?? httpAdmin._router?.stack ?? []).length,
  }
}

/**
 * Stops V8 from making machine code from now on: it makes more of it for as long as code is in use, which would look
 * like a leak.
 */
export function stopCompiling(): void {
  for (const flag of ['--no-opt', '--no-sparkplug', '--no-maglev']) v8.setFlagsFromString(flag)
}

/** Megabytes of the heap that are in use after everything unused was collected. */
export async function heapUsed(): Promise<number> {
  const session = new Session()
  session.connect()
  const used: number[] = []
  for (let round = 0; round < 3; round++) {
    // Unlike `global.gc`, this gives up compiled code of functions that are gone as well.
    await session.post('HeapProfiler.collectGarbage')
    used.push(process.memoryUsage().heapUsed / 1e6)
  }
  session.disconnect()
  return Math.min(...used)
}
