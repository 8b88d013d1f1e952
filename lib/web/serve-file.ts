/** `serve_file`: a file, bytes or a stream as an answer. @module */

import { KaithemError } from '../errors.ts'
import { isThenable } from '../thenable.ts'
import { isAsyncIterable } from './answer-of.ts'
import { isBytes } from './bytes.ts'
import type { WebAnswer } from './http.ts'

/** Content types by ending, for what is no file on disk. */
const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  gif: 'image/gif',
  htm: 'text/html; charset=utf-8',
  html: 'text/html; charset=utf-8',
  ico: 'image/x-icon',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  md: 'text/markdown; charset=utf-8',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  ogg: 'audio/ogg',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  wav: 'audio/wav',
  webm: 'video/webm',
  webp: 'image/webp',
  xml: 'application/xml',
  zip: 'application/zip',
}

/** The content type that a name tells. */
export function typeOfName(name: string): string {
  const ending = /\.([a-z\d]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  return (Object.hasOwn(types, ending) ? types[ending] : undefined) ?? 'application/octet-stream'
}

/** Text of a header: no line ends, nothing beyond ASCII. */
function plain(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '_').replace(/["\\]/g, '_')
}

/** How the browser is to take it: to be shown, or to be saved under a name. */
export function disposition(name: string | undefined): string {
  if (name === undefined) return 'inline'
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  const isPlain = plain(name) === name
  return `attachment; filename="${plain(name)}"${isPlain ? '' : `; filename*=UTF-8''${encoded}`}`
}

/** Something that is read piece by piece. */
interface Reader {
  read(size: number): unknown
}

/** Bytes that a reader is asked for at once. */
const piece = 4096

async function* pieces(reader: Reader): AsyncGenerator<string | Uint8Array> {
  for (;;) {
    const asked = reader.read(piece)
    const part = isThenable(asked) ? await asked : asked
    if (part === null || part === undefined) return
    if (typeof part !== 'string' && !isBytes(part)) {
      throw new KaithemError('KAITHEM_TYPE', 'read() of what serve_file serves must give text or bytes', {})
    }
    if (part.length === 0) return
    yield part
  }
}

type Member = 'getvalue' | 'read'
const has = <K extends Member>(value: unknown, member: K): value is Record<K, (size?: number) => unknown> =>
  typeof value === 'object' && value !== null && typeof (value as Record<string, unknown>)[member] === 'function'

/** What is sent of an object; undefined for what cannot be served. */
function bodyOf(source: unknown): WebAnswer['body'] {
  if (isBytes(source)) return source
  if (has(source, 'getvalue')) {
    const value = source.getvalue()
    return typeof value === 'string' || isBytes(value) ? value : undefined
  }
  if (isAsyncIterable(source)) return source
  return has(source, 'read') ? pieces(source) : undefined
}

/** @param file tells the absolute path of a file that may be served. @throws KAITHEM_TYPE, and what `file` throws */
export function fileAnswer(
  source: unknown,
  type: string | undefined,
  name: string | undefined,
  file: (path: string) => string,
): WebAnswer {
  const own = type === undefined ? {} : { 'Content-Type': plain(type) }
  const common = { 'Content-Disposition': disposition(name), 'Cache-Control': 'private, no-cache', ...own }
  if (typeof source === 'string') return { headers: common, body: { file: file(source) } }
  const body = bodyOf(source)
  if (body === undefined) {
    const text = 'serve_file takes a path, bytes, a stream, or an object with read(size) or getvalue()'
    throw new KaithemError('KAITHEM_TYPE', text, {})
  }
  return { headers: { 'Content-Type': typeOfName(name ?? ''), ...common }, body }
}
