/** Orders to an alert: what `msg.action`, or the payload, asks for. @module */

import type { Alert, ReleaseOptions } from '../../lib/alerts/api.ts'
import { KaithemError, valueText } from '../../lib/errors.ts'
import type { Message } from '../_runtime/red-types.ts'

/** Shelving without a time, in seconds; less where less is allowed. */
const usualShelving = 3600

interface Order {
  readonly by: string
  readonly notes: string
  readonly message: string
  readonly seconds: number | undefined
  readonly value: unknown
}

type Action = (alert: Alert, order: Order) => void

const actions: ReadonlyMap<string, Action> = new Map<string, Action>([
  ['trip', (alert, order) => alert.trip(order.message, { ...whoOf(order), value: order.value })],
  ['clear', (alert, order) => alert.clear(releaseOf(order))],
  ['release', (alert, order) => alert.release(releaseOf(order))],
  ['acknowledge', (alert, order) => void alert.acknowledge(whoOf(order))],
  ['ack', (alert, order) => void alert.acknowledge(whoOf(order))],
  ['unacknowledge', (alert, order) => void alert.unacknowledge(whoOf(order))],
  ['error', (alert, order) => alert.error(order.message, whoOf(order))],
  ['reset', (alert, order) => void alert.reset(whoOf(order))],
  ['shelve', (alert, order) => alert.shelve(order.seconds ?? Math.min(usualShelving, alert.shelve_max), whoOf(order))],
  ['unshelve', (alert, order) => alert.unshelve(whoOf(order))],
  ['enable', (alert, order) => alert.enable(whoOf(order))],
  ['disable', (alert, order) => alert.disable(whoOf(order))],
])

/** The names of all orders, for messages. */
const names = [...actions.keys(), 'query']

function whoOf({ by, notes }: Order): { by: string; notes: string } {
  return { by, notes }
}

function releaseOf(order: Order): ReleaseOptions {
  const { message, value } = order
  return { ...whoOf(order), message, value }
}

/** Asks for the state; changes nothing. */
export const query = 'query'

/**
 * The order of a message: `msg.action`, else the payload where that is an order; undefined where it is none.
 *
 * @throws KAITHEM_VALUE for an action that does not exist
 */
export function actionOf({ action, payload }: Message & { readonly action?: unknown }): string | undefined {
  if (action !== undefined && action !== null && action !== '') {
    if (typeof action === 'string' && names.includes(action)) return action
    throw new KaithemError('KAITHEM_VALUE', `msg.action is one of ${names.join(', ')}, not ${valueText(action)}`, {})
  }
  return typeof payload === 'string' && names.includes(payload) ? payload : undefined
}

/** As `actionOf`, where nothing but orders is understood: true trips and false clears. @throws KAITHEM_VALUE */
export function neededAction(message: Message): string {
  const action = actionOf(message)
  if (action !== undefined) return action
  if (message.payload === true) return 'trip'
  if (message.payload === false) return 'clear'
  const text = `The message asks for nothing: set msg.action or the payload to one of ${names.join(', ')}, true or false`
  throw new KaithemError('KAITHEM_VALUE', text, { payload: valueText(message.payload).slice(0, 64) })
}

/** Does what is asked for. @throws KAITHEM_TYPE, KAITHEM_VALUE */
export function obey(alert: Alert, action: string, message: Message): void {
  actions.get(action)?.(alert, readOrder(message, action))
}

function readOrder(message: Message, action: string): Order {
  const asked: Readonly<Record<string, unknown>> = message
  const { seconds, value } = asked
  if (action === 'shelve' && seconds !== undefined && typeof seconds !== 'number') {
    throw new KaithemError('KAITHEM_TYPE', `msg.seconds is a number, not ${typeof seconds}`, {})
  }
  return {
    by: textOf(asked.by, 'by'),
    notes: textOf(asked.notes, 'notes'),
    message: textOf(asked.message, 'message'),
    seconds: typeof seconds === 'number' ? seconds : undefined,
    value,
  }
}

function textOf(value: unknown, property: string): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new KaithemError('KAITHEM_TYPE', `msg.${property} is a text, not ${typeof value}`, { property })
}
