/** The data points of an MqttDevice: what a payload means, and what a value becomes. @module */

import { errorText, KaithemError, valueText } from '../../errors.ts'
import { toPlainData } from '../../tags/values.ts'
import { isBlank, toBoolean } from '../config-values.ts'
import { buildAt, type DataPath, parsePath, readPath } from './data-path.ts'
import { checkFilter, checkTopic } from './mqtt-topic.ts'

export type MqttPointType = 'number' | 'bool' | 'string' | 'object'

/** A prepared line of the settings. */
export interface MqttPoint {
  readonly name: string
  readonly type: MqttPointType
  readonly unit: string
  /** What to subscribe to; undefined for points that only publish. */
  readonly filter: string | undefined
  /** Where values are published; undefined for points that only listen. */
  readonly publish: string | undefined
  readonly path: DataPath
  readonly qos: 0 | 1 | 2
  readonly retain: boolean
  /** The words of a switch. */
  readonly on: string
  readonly off: string
}

type Loose = Readonly<Record<string, unknown>>

const types: readonly MqttPointType[] = ['number', 'bool', 'string', 'object']
const directions = ['in', 'out', 'both']

function choice<T extends string>(row: Loose, key: string, choices: readonly T[], usual: T, what: string): T {
  const text = valueText(row[key] ?? '').trim()
  if (text === '') return usual
  const found = choices.find((each) => each === text)
  if (found !== undefined) return found
  throw new KaithemError(
    'KAITHEM_VALUE',
    `${what}: ${key} is one of ${choices.join(', ')}, not ${text.slice(0, 40)}`,
    {},
  )
}

/** @throws KAITHEM_VALUE naming what is wrong */
export function readPoint(given: unknown): MqttPoint {
  const row: Loose = typeof given === 'object' && given !== null ? (given as Loose) : {}
  const text = (key: string): string => valueText(row[key] ?? '').trim()
  const name = text('point')
  if (name === '') throw new KaithemError('KAITHEM_VALUE', 'A data point needs a name', {})
  const what = `data point ${name}`
  try {
    const direction = choice(row, 'direction', directions, 'in', what)
    const topic = text('topic')
    const target = text('publish_topic') || topic
    return {
      name,
      type: choice(row, 'type', types, 'number', what),
      unit: text('unit'),
      filter: direction === 'out' ? undefined : checkFilter(topic),
      publish: direction === 'in' ? undefined : checkTopic(target),
      path: parsePath(text('path')),
      qos: Number(choice(row, 'qos', ['0', '1', '2'], '0', what)) as 0 | 1 | 2,
      retain: isBlank(row.retain) ? false : toBoolean(row.retain, `${what}, retain`),
      on: text('on'),
      off: text('off'),
    }
  } catch (error) {
    throw new KaithemError('KAITHEM_VALUE', `${what}: ${errorText(error)}`, { point: name }, error)
  }
}

const yes = /^(true|yes|on|1|online|open|enabled?)$/i
const no = /^(false|no|off|0|offline|closed|disabled?|)$/i

/**
 * The value in a payload; undefined when the path leads nowhere, because this message is about something else.
 *
 * @throws KAITHEM_VALUE it is not what the point holds
 */
export function decode(point: MqttPoint, payload: string): unknown {
  const { type, path, name } = point
  const found = path.length > 0 || type === 'object' ? readPath(parse(payload, name), path) : payload
  if (found === undefined) return undefined
  if (type === 'object') return typeof found === 'string' ? found : toPlainData(found, `data point ${name}`)
  if (type === 'string') return typeof found === 'object' && found !== null ? JSON.stringify(found) : valueText(found)
  return type === 'bool' ? toSwitch(point, found) : toNumber(found, name)
}

function parse(payload: string, name: string): unknown {
  try {
    return JSON.parse(payload)
  } catch (error) {
    throw new KaithemError(
      'KAITHEM_VALUE',
      `data point ${name}: the payload is not JSON: ${errorText(error)}`,
      {},
      error,
    )
  }
}

function toSwitch({ on, off, name }: MqttPoint, found: unknown): number {
  const word = typeof found === 'object' ? '' : valueText(found).trim()
  if (on !== '' && word === on) return 1
  if (off !== '' && word === off) return 0
  if (typeof found !== 'object' && yes.test(word)) return 1
  if (typeof found !== 'object' && no.test(word)) return 0
  throw new KaithemError(
    'KAITHEM_VALUE',
    `data point ${name}: ${JSON.stringify(word.slice(0, 40))} is neither on nor off`,
    {},
  )
}

function toNumber(found: unknown, name: string): number {
  const text = typeof found === 'string' ? found.trim() : ''
  const number = typeof found === 'string' ? (text === '' ? Number.NaN : Number(text)) : Number(found)
  const isValue = ['string', 'number', 'boolean'].includes(typeof found)
  if (isValue && Number.isFinite(number)) return number
  const shown = JSON.stringify(valueText(found).slice(0, 40))
  throw new KaithemError('KAITHEM_VALUE', `data point ${name}: ${shown} is not a number`, {})
}

/** The payload for a value: plain text, or JSON with the value at the path of the point. */
export function encode({ type, path, on, off }: MqttPoint, value: unknown): string {
  const word = value ? on : off
  const plain = type === 'bool' && word !== '' ? word : value
  if (path.length > 0) return JSON.stringify(buildAt(path, plain))
  return typeof plain === 'object' && plain !== null ? JSON.stringify(plain) : valueText(plain)
}
