/**
 * A real Node-RED inside the test's process, with this package's built plugin and nodes.
 *
 * One instance per test file, because Node-RED keeps its state in modules. `KAITHEM_NODE_RED=4|5` chooses the version.
 * The nodes run from dist/, so a test reaches the live object that they share with
 * `import kaithem from '../../../dist/lib/index.js'`; an import of lib/index.ts would be a second copy of the code.
 *
 * @module
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type EmbeddedRed,
  flowsStarted,
  type LogEntry,
  loadNodeRed,
  quietSettings,
  type RunningNode,
  startNodeRed,
} from '../../scripts/node-red/host.mjs'
import { until } from './wait.ts'

export type { LogEntry, RunningNode }

/** A message as it arrives at a probe. */
export interface Message extends Record<string, unknown> {
  _msgid?: string
  payload?: unknown
  topic?: unknown
}

/** A node's status; empty after it was cleared. */
export interface Status {
  fill?: string
  shape?: string
  text?: string
}

/** A node as a flow file has it. */
export interface FlowNode extends Record<string, unknown> {
  id: string
  type: string
}

export type DeployType = 'full' | 'nodes' | 'flows' | 'reload'

export interface RedOptions {
  /** Added to the quiet settings of scripts/node-red/host.mjs. */
  settings?: Record<string, unknown>
  /** Kept after the test; without it a temporary folder is used and removed. */
  userDir?: string
  /** `false` starts Node-RED without this package. */
  plugins?: boolean
}

/** The version of Node-RED that this run tests. */
export const nodeRedMajor =
  Number(process.env.KAITHEM_NODE_RED) || (Number(process.versions.node.split('.')[0]) >= 22 ? 5 : 4)

/** A type for the ends of test flows: it keeps the messages it gets. */
export const probeType = 'test-probe'

/** Starts Node-RED on the flows of its user directory, if any; resolves when they run. */
export async function startRed(options: RedOptions = {}): Promise<TestRed> {
  const userDir = options.userDir ?? mkdtempSync(join(tmpdir(), 'kaithem-red-'))
  const log: LogEntry[] = []
  const settings = quietSettings({ userDir, log: (entry) => log.push(entry) })
  if (options.plugins === false) settings.nodesDir = []
  let running = false
  void flowsStarted(loadNodeRed(nodeRedMajor).RED).then(() => {
    running = true
  })
  const { RED, server, port } = await startNodeRed({
    major: nodeRedMajor,
    settings: { ...settings, ...options.settings },
    host: '127.0.0.1',
    port: 0,
  })
  const red = new TestRed(RED, log, `http://127.0.0.1:${port}`, userDir, async () => {
    await RED.stop()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    if (!options.userDir) rmSync(userDir, { recursive: true, force: true })
  })
  // Node-RED answers before its first start is over, and a deploy in between would be mixed up with it.
  await until(() => running, 20_000, 'start of the flows')
  return red
}

/** A running Node-RED. */
export class TestRed {
  /** Node-RED's own module, for what has no helper here. */
  readonly RED: EmbeddedRed
  /** Everything logged as a warning or worse. */
  readonly log: LogEntry[]
  /** Address of the editor and its HTTP API, without a slash at the end. */
  readonly http: string
  readonly userDir: string
  /** Ends it and removes its temporary user directory. */
  readonly stop: () => Promise<void>

  private readonly received = new Map<string, Message[]>()
  private readonly taken = new Map<string, number>()
  private readonly statuses = new Map<string, Status>()

  constructor(RED: EmbeddedRed, log: LogEntry[], http: string, userDir: string, stop: () => Promise<void>) {
    this.RED = RED
    this.log = log
    this.http = http
    this.userDir = userDir
    this.stop = stop
    RED.events.on('node-status', ({ id, status }: { id: string; status: Status }) => this.statuses.set(id, status))
    const received = this.received
    RED.nodes.registerType('test/probe', probeType, function (config) {
      RED.nodes.createNode(this, config)
      this.on('input', ((msg: Message, _send: unknown, done: () => void) => {
        const messages = received.get(config.id) ?? []
        received.set(config.id, [...messages, msg])
        done()
      }) as (...args: never[]) => void)
    })
  }

  /** Errors that no catch node took, in order. */
  get errors(): LogEntry[] {
    return this.log.filter(({ level }) => level <= 20)
  }

  /**
   * Deploys and waits until the flows run. Nodes with `wires` and no `z` land on a tab that is added for them; nodes
   * without `wires` are config nodes.
   */
  async deploy(flow: readonly FlowNode[], type: DeployType = 'full'): Promise<void> {
    if (type === 'full') this.received.clear()
    if (type === 'full') this.taken.clear()
    const started = Promise.race([flowsStarted(this.RED), this.missingTypes()])
    await this.RED.runtime.flows.setFlows({ deploymentType: type, flows: { flows: onTab(flow) }, req: {} })
    await started
  }

  /** A running node; fails when there is none of that id. */
  node(id: string): RunningNode {
    const node = this.RED.nodes.getNode(id)
    if (!node) throw new Error(`no node ${id} is running`)
    return node
  }

  /** Gives a node a message, as if a wire brought it. */
  receive(id: string, msg: Message): void {
    this.node(id).receive(msg)
  }

  /** All messages a probe got since the last full deploy. */
  messages(id: string): readonly Message[] {
    return this.received.get(id) ?? []
  }

  /** The first message of a probe that `next` did not give yet; waits for it. */
  async next(id: string, timeout = 5000): Promise<Message> {
    const index = this.taken.get(id) ?? 0
    await until(() => this.messages(id).length > index, timeout, `message ${index + 1} at ${id}`)
    this.taken.set(id, index + 1)
    return this.messages(id)[index] as Message
  }

  /** A node's last status; with a condition it waits for one that meets it. */
  status(id: string): Status
  status(id: string, condition: (status: Status) => boolean, timeout?: number): Promise<Status>
  status(id: string, condition?: (status: Status) => boolean, timeout = 5000): Status | Promise<Status> {
    const last = (): Status => this.statuses.get(id) ?? {}
    if (!condition) return last()
    return until(() => condition(last()), timeout, `status of ${id}`).then(last, (error: Error) => {
      throw new Error(`${error.message}; it is ${JSON.stringify(last())}`)
    })
  }

  private missingTypes(): Promise<never> {
    return new Promise((_resolve, reject) => {
      const listen = (event: { id: string; payload?: { error?: string; types?: string[] } }): void => {
        if (event.id !== 'runtime-state' || event.payload?.error !== 'missing-types') return
        this.RED.events.off('runtime-event', listen)
        reject(new Error(`flows cannot start, unknown node types: ${event.payload.types?.join(', ')}`))
      }
      this.RED.events.on('runtime-event', listen)
      this.RED.events.once('flows:started', () => this.RED.events.off('runtime-event', listen))
    })
  }
}

/** Node-RED takes nodes without a place for config nodes, so the ones with wires get one. */
function onTab(flow: readonly FlowNode[]): FlowNode[] {
  const tab: FlowNode = { id: 'test-tab', type: 'tab', label: 'Test', disabled: false, info: '' }
  let homeless = false
  const nodes = flow.map((node, index) => {
    if (!('wires' in node) || 'z' in node) return node
    homeless = true
    return { ...node, z: tab.id, x: 100, y: 40 * (index + 1) }
  })
  return homeless ? [tab, ...nodes] : nodes
}
