/** What clients send: reading a frame, whatever it is. @module */

import { KaithemError } from '../errors.ts'
import { decodeMsgpack } from './msgpack.ts'
import { cleanValue, longestValue } from './values.ts'

/** A subscription; with the version of the value the client has, if it knows versions. */
export interface Wanted {
  readonly id: string
  readonly version: number | undefined
}

export interface ClientFrame {
  readonly updates: ReadonlyArray<readonly [id: string, value: unknown]>
  readonly subscribe: readonly Wanted[]
  readonly unsubscribe: readonly string[]
  readonly request: readonly string[]
}

/** The most entries one list of a frame may have. */
const mostEntries = 10_000
/** A frame with a value of the greatest length has a little around it. */
const longestFrame = longestValue + 64 * 1024
/** The longest id. */
export const longestId = 1024

/** What a frame of a client has. */
export const lists = ['upd', 'subsc', 'unsub', 'req'] as const

function refuse(text: string): never {
  throw new KaithemError('KAITHEM_VALUE', text)
}

function parse(frame: unknown): unknown {
  if (typeof frame !== 'string' && !(frame instanceof Uint8Array)) return refuse('A frame is text or bytes')
  if (frame.length > longestFrame) return refuse('A frame may have 32 MiB')
  if (typeof frame !== 'string') return decodeMsgpack(frame)
  try {
    return JSON.parse(frame)
  } catch {
    return refuse('This is not JSON')
  }
}

function listOf(frame: object, name: (typeof lists)[number]): readonly unknown[] {
  const list: unknown = Object.hasOwn(frame, name) ? Reflect.get(frame, name) : undefined
  if (list === undefined || list === null) return []
  if (!Array.isArray(list) || list.length > mostEntries) return refuse(`${name} is a list of up to ${mostEntries}`)
  return list
}

function idOf(value: unknown): string {
  if (typeof value === 'string' && value !== '' && value.length <= longestId) return value
  return refuse(`The id of a widget is a text of 1 to ${longestId} characters`)
}

function wanted(entry: unknown): Wanted {
  if (!Array.isArray(entry)) return { id: idOf(entry), version: undefined }
  const [id, version] = entry
  return { id: idOf(id), version: typeof version === 'number' && version >= 0 ? version : 0 }
}

function update(entry: unknown): readonly [string, unknown] {
  if (!Array.isArray(entry) || entry.length !== 2) return refuse('An update is [id, value]')
  return [idOf(entry[0]), cleanValue(entry[1])]
}

/** @throws KAITHEM_VALUE saying what is wrong with it; then nothing of it is done */
export function readFrame(frame: unknown): ClientFrame {
  const content = parse(frame)
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return refuse('A frame is an object with upd, subsc, unsub and req')
  }
  return {
    updates: listOf(content, 'upd').map(update),
    subscribe: listOf(content, 'subsc').map(wanted),
    unsubscribe: listOf(content, 'unsub').map(idOf),
    request: listOf(content, 'req').map(idOf),
  }
}
