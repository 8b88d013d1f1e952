/** The instruments of a SoundFont (`.sf2`, `.sf3`), read without its samples. @module */

import { KaithemError } from '../errors.ts'
import type { Preset } from './synth.ts'

/** A file of which parts are read. */
export interface ByteSource {
  /** Bytes. */
  readonly size: number
  /** @throws KAITHEM_IO */
  read(offset: number, length: number): Uint8Array
}

/** The SoundFonts of the machine. */
export interface SoundFonts {
  /** The one to take where none is named; undefined where there is none. */
  standard(): string | undefined
  /** Whether it can be read. @throws KAITHEM_IO naming the file */
  check(path: string): void
  /** Its instruments in the order of the file. @throws KAITHEM_IO, KAITHEM_VALUE when it is no SoundFont */
  presets(path: string): readonly Preset[]
}

/** Of a machine without any. */
export const noSoundFonts: SoundFonts = {
  standard: () => undefined,
  check: (path) => {
    throw new KaithemError('KAITHEM_IO', `The SoundFont ${path} cannot be read: there are no files here`, { path })
  },
  presets: () => [],
}

interface Chunk {
  readonly id: string
  /** Of its content. */
  readonly start: number
  readonly size: number
}

/** A record of the table of instruments: name, number, bank, and what is of no interest here. */
const recordSize = 38
const nameSize = 20
/** Numbers and banks have 16 bits, so that more instruments cannot be told apart. */
const mostRecords = 1 << 16
const headSize = 8
/** Files have about thirty; one of zeros would have millions. */
const mostChunks = 1000

function fail(why: string): never {
  throw new KaithemError('KAITHEM_VALUE', `This is no SoundFont: ${why}`, {})
}

const textOf = (bytes: Uint8Array): string => String.fromCharCode(...bytes)

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** The chunks between two places. */
function* chunksIn(source: ByteSource, from: number, to: number): Generator<Chunk> {
  for (let at = from, count = 0; at + headSize <= to && count < mostChunks; count++) {
    const head = source.read(at, headSize)
    if (head.length < headSize) return
    const size = viewOf(head).getUint32(4, true)
    yield { id: textOf(head.subarray(0, 4)), start: at + headSize, size }
    // Content of odd length is followed by a byte that fills.
    at += headSize + size + (size % 2)
  }
}

function listOf(source: ByteSource, type: string): Chunk {
  const [form, kind] = [source.read(0, 4), source.read(8, 4)].map(textOf)
  if (form !== 'RIFF' || kind !== 'sfbk') fail('it does not begin as one')
  for (const { id, start, size } of chunksIn(source, 12, source.size)) {
    if (id === 'LIST' && textOf(source.read(start, 4)) === type) return { id, start: start + 4, size: size - 4 }
  }
  return fail(`it has no list ${type}`)
}

function presetAt(bytes: Uint8Array, at: number): Preset {
  const [name = ''] = textOf(bytes.subarray(at, at + nameSize)).split('\0')
  const view = viewOf(bytes)
  return { name, program: view.getUint16(at + nameSize, true), bank: view.getUint16(at + nameSize + 2, true) }
}

/**
 * Its instruments in the order of the file.
 *
 * @throws KAITHEM_VALUE when it is no SoundFont, or a damaged one; what reading throws
 */
export function readPresets(source: ByteSource): readonly Preset[] {
  const list = listOf(source, 'pdta')
  const end = Math.min(list.start + list.size, source.size)
  const table = [...chunksIn(source, list.start, end)].find(({ id }) => id === 'phdr')
  if (table === undefined) return fail('it has no table of instruments')
  // The last record only marks the end.
  const count = Math.floor(table.size / recordSize) - 1
  if (count > mostRecords) fail(`its table has ${count} instruments`)
  const bytes = source.read(table.start, Math.max(0, count) * recordSize)
  if (bytes.length < count * recordSize) fail('its end is missing')
  return Array.from({ length: Math.max(0, count) }, (_, index) => presetAt(bytes, index * recordSize))
}
