/**
 * Values a user enters with a typed input (msg, flow, global, env, JSONata, number, text, yes/no, JSON, date): prepared
 * once when the node starts, then cheap for each message.
 *
 * @module
 */

import { errorText, KaithemError } from '../../lib/errors.ts'
import type { Message, Red, RuntimeNode } from './red-types.ts'

/** What the typed input saved: its text and the kind of value. */
export interface TypedSetting {
  readonly value: string
  readonly type: string
}

/** A prepared value. */
export interface TypedValue {
  /** Hands the value for this message to `handle`: at once where that is possible, else the promise ends after it. */
  use(message: Message, handle: (value: unknown) => void | Promise<void>): void | Promise<void>
}

type Get = (message: Message) => unknown
type Callback = (error: unknown, value: unknown) => void

/**
 * Prepares a typed input.
 *
 * @param name the setting, for error messages
 * @throws KAITHEM_VALUE for a text that is no number or no JSON, KAITHEM_EXPRESSION for JSONata that does not compile
 * @example
 * const value = prepareTypedInput(RED, node, { value: raw.value, type: raw.valueType }, 'value')
 * return { input: (msg, send) => value.use(msg, v => send({ ...msg, payload: v })) }
 */
export function prepareTypedInput(RED: Red, node: RuntimeNode, setting: TypedSetting, name: string): TypedValue {
  const { value, type } = setting
  switch (type) {
    case 'msg':
      return immediate(messageGetter(RED, value, name))
    case 'flow':
    case 'global':
      return contextValue(RED, node, setting)
    case 'jsonata':
      return jsonataValue(RED, node, value, name)
    case 'date':
      return immediate((message) => evaluate(RED, node, setting, message))
    default:
      return immediate(constant(RED, node, setting, name))
  }
}

function immediate(get: Get): TypedValue {
  return { use: (message, handle) => handle(get(message)) }
}

function later(start: (message: Message, callback: Callback) => void): TypedValue {
  return {
    use: (message, handle) =>
      new Promise<unknown>((resolve, reject) => {
        start(message, (error, value) => (error ? reject(error) : resolve(value)))
      }).then(handle),
  }
}

/**
 * Prepares to read a property of messages. Walks the path itself where it names no other property of the message:
 * Node-RED would parse it for each message.
 *
 * @param name the setting, for error messages
 * @throws KAITHEM_VALUE for a text that is no path
 */
export function messageGetter(RED: Red, expression: string, name: string): (message: Message) => unknown {
  const path = parsePath(RED, expression, name)
  const [first, ...rest] = path
  if (first === undefined || path.some((step) => typeof step === 'object')) {
    return (message) => RED.util.getMessageProperty(message, expression)
  }
  if (rest.length === 0) return (message) => message[String(first)]
  return (message) => {
    let value: unknown = message
    for (const step of path) {
      if (value === null || value === undefined) return undefined
      value = (value as Record<string | number, unknown>)[step]
    }
    return value
  }
}

/** The steps of a path to a property of the message. @throws KAITHEM_VALUE for a text that is no path */
export function parsePath(RED: Red, expression: string, name: string): (string | number)[] {
  try {
    return RED.util.normalisePropertyExpression(expression.replace(/^msg\./, ''))
  } catch (error) {
    throw new KaithemError('KAITHEM_VALUE', `${name}: "msg.${expression}" is not a property (${errorText(error)})`, {
      name,
      value: expression,
    })
  }
}

function constant(RED: Red, node: RuntimeNode, setting: TypedSetting, name: string): Get {
  const { type, value } = setting
  if (type === 'num' && (value.trim() === '' || Number.isNaN(Number(value)))) {
    throw new KaithemError('KAITHEM_VALUE', `${name}: "${value}" is not a number`, { name, value })
  }
  let known: unknown
  try {
    known = evaluate(RED, node, setting, undefined)
  } catch (error) {
    throw new KaithemError('KAITHEM_VALUE', `${name}: "${value}" is not ${type} (${errorText(error)})`, { name, value })
  }
  // Each message gets its own object, because whoever receives it may change it.
  if (type === 'json' && typeof known === 'object' && known !== null) return () => JSON.parse(value)
  return () => known
}

/** The part of Node-RED's utilities that @types/node-red declares too narrowly. */
interface LooseUtil {
  evaluateNodeProperty(value: string, type: string, node: RuntimeNode, message?: Message, callback?: Callback): unknown
  prepareJSONataExpression(value: string, node: RuntimeNode): object
  evaluateJSONataExpression(expression: object, message: Message, callback: Callback): void
}

const loose = (RED: Red): LooseUtil => RED.util as unknown as LooseUtil

function evaluate(RED: Red, node: RuntimeNode, { value, type }: TypedSetting, message: Message | undefined): unknown {
  return loose(RED).evaluateNodeProperty(value, type, node, message)
}

function contextValue(RED: Red, node: RuntimeNode, { value, type }: TypedSetting): TypedValue {
  return later((message, callback) => loose(RED).evaluateNodeProperty(value, type, node, message, callback))
}

function jsonataValue(RED: Red, node: RuntimeNode, text: string, name: string): TypedValue {
  const expression = prepareJsonata(RED, node, text, name)
  return later((message, callback) =>
    loose(RED).evaluateJSONataExpression(expression, message, (error, value) =>
      callback(error ? expressionError(error, name, text) : undefined, value),
    ),
  )
}

function prepareJsonata(RED: Red, node: RuntimeNode, text: string, name: string): object {
  try {
    return loose(RED).prepareJSONataExpression(text, node)
  } catch (error) {
    throw expressionError(error, name, text)
  }
}

function expressionError(error: unknown, name: string, text: string): KaithemError {
  return new KaithemError('KAITHEM_EXPRESSION', `${name}: ${errorText(error)} in JSONata "${text}"`, { name }, error)
}
