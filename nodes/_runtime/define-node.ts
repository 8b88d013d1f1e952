/**
 * The frame of every node: checks its settings, makes its scope of kaithem, wires input, start and close, and shows
 * errors. A node's entry says only what is its own.
 *
 * @module
 */

import { isKaithemError } from '../../lib/errors.ts'
import type { Kaithem } from '../../lib/kaithem.ts'
import { liveKaithem } from '../../lib/live.ts'
import type { Clock } from '../../lib/platform/clock.ts'
import { runtimeClock } from './clock.ts'
import { keepConfig } from './config-node.ts'
import type { Done, Message, RawConfig, Red, RegisterOptions, RuntimeNode, Send } from './red-types.ts'
import { onceStarted } from './started.ts'
import { Status } from './status.ts'

/** What a node works with. */
export interface NodeContext<Config> {
  readonly node: RuntimeNode
  readonly RED: Red
  readonly config: Config
  /** kaithem, seen as this node: what is created through it is freed when the node closes. */
  readonly kaithem: Kaithem
  readonly status: Status
  readonly clock: Clock
}

/** What a node answers to. */
export interface NodeHandlers {
  /** A message came in. `done` is called for it, also when it throws or its promise fails. */
  input?(message: Message, send: Send): void | Promise<void>
  /** All nodes of the deploy exist: the time to send the first message. */
  started?(): void | Promise<void>
  /** Before the scope is freed; `removed` when the node is deleted or disabled, not only restarted. */
  close?(removed: boolean): void | Promise<void>
}

export interface NodeDefinition<Config> {
  /** Checks the settings of the flow. @throws a KaithemError that names the setting */
  parse(raw: RawConfig, RED: Red): Config
  start(context: NodeContext<Config>): NodeHandlers
  /** What the status says of an error, where that is more than the text of its code. */
  explain?(error: unknown, raw: RawConfig, RED: Red): string | undefined
}

/**
 * Registers a node type (also a config node: one without `input`).
 *
 * @example
 * export default (RED: Red) => defineNode(RED, 'kaithem-message-out', {
 *   parse: parseConfig,
 *   start: ({ config, kaithem }) => ({ input: (msg) => kaithem.message.post(config.topic, msg.payload) }),
 * })
 */
export function defineNode<Config>(
  RED: Red,
  type: string,
  definition: NodeDefinition<Config>,
  options?: RegisterOptions,
): void {
  function construct(this: RuntimeNode, raw: RawConfig): void {
    RED.nodes.createNode(this, raw)
    create(RED, this, raw, definition)
  }
  RED.nodes.registerType(type, construct, options)
}

function create<Config>(RED: Red, node: RuntimeNode, raw: RawConfig, definition: NodeDefinition<Config>): void {
  const clock = runtimeClock(RED)
  const status = new Status(node, clock)
  const show = (error: unknown): void => status.error(error, definition.explain?.(error, raw, RED))
  const report = (error: unknown): void => {
    show(error)
    node.error(error, {})
  }
  const scopeNode = { id: node.id, name: node.name, on: () => undefined, error: report }
  const kaithem = liveKaithem().scope(scopeNode)
  const handlers: NodeHandlers = {}
  try {
    const config = definition.parse(raw, RED)
    keepConfig(node, { config })
    Object.assign(handlers, definition.start({ node, RED, config, kaithem, status, clock }))
  } catch (error) {
    keepConfig(node, { error })
    show(error)
    const refuse = (): never => {
      throw withoutStack(error)
    }
    // Not now: catch nodes that come later would miss it.
    Object.assign(handlers, { input: refuse, started: refuse })
  }
  const { input, started } = handlers
  if (input !== undefined) node.on('input', createInputListener(input, status, show))
  const forget = started === undefined ? undefined : onceStarted(RED, () => guard(() => started(), report))
  node.on('close', (removed: boolean, done: Done) => {
    forget?.()
    const finish = (): void => {
      kaithem.dispose()
      status.close()
      done()
    }
    const closing = guard(() => handlers.close?.(removed), report)
    if (closing === undefined) finish()
    else void closing.then(finish)
  })
}

/** Settings and places are people's to correct: the text of a coded error says all, where it came from is no help. */
function withoutStack(error: unknown): unknown {
  if (isKaithemError(error)) error.stack = `${error.name}: ${error.message}`
  return error
}

/** Runs something that may throw now or later; the promise it answers never fails. */
function guard(run: () => void | Promise<void>, report: (error: unknown) => void): Promise<void> | undefined {
  try {
    const result = run()
    return isPromise(result) ? result.then(undefined, report) : undefined
  } catch (error) {
    report(error)
    return undefined
  }
}

const isPromise = (value: unknown): value is Promise<void> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'

type InputListener = (message: Message, send: Send, done: Done) => void

/** One hop of a message must cost next to nothing: no promise and no closure unless the handler is asynchronous. */
function createInputListener(
  input: NonNullable<NodeHandlers['input']>,
  status: Status,
  show: (error: unknown) => void,
): InputListener {
  const succeed = (done: Done, before: object | undefined): void => {
    if (before !== undefined && status.fault === before) status.recover()
    done()
  }
  const fail = (error: unknown, done: Done): void => {
    show(error)
    done(error ?? new Error('The node threw nothing (undefined or null)'))
  }
  return (message, send, done) => {
    // Only what was wrong before is over: what somebody reports while the message is worked on stays to be seen.
    const before = status.fault
    let result: void | Promise<void>
    try {
      result = input(message, send)
    } catch (error) {
      fail(error, done)
      return
    }
    if (!isPromise(result)) {
      succeed(done, before)
      return
    }
    result.then(
      () => succeed(done, before),
      (error: unknown) => fail(error, done),
    )
  }
}
