/** Forms with files: the parts of a multipart/form-data body. @module */

import { KaithemError } from '../errors.ts'
import type { Bytes } from '../platform/bytes.ts'
import { indexOfBytes } from './bytes.ts'
import { mostFields } from './fields.ts'
import type { Upload } from './http.ts'

export interface Parts {
  readonly pairs: readonly (readonly [name: string, value: string])[]
  readonly files: readonly Upload[]
}

/** Bytes of the headers of one part. */
const longestHead = 8192

function damaged(what: string): KaithemError {
  return new KaithemError('KAITHEM_VALUE', `The form is damaged: ${what}`, {})
}

/** The boundary that a content type names. @throws KAITHEM_VALUE */
export function boundaryOf(contentType: string): string {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]{1,70})"|([^\s";,]{1,70}))/i.exec(contentType) ?? []
  const boundary = quoted ?? bare
  if (boundary === undefined) throw damaged('it has no boundary')
  return boundary
}

/** `name` or `filename` of a Content-Disposition; browsers write a quote as %22 and line ends as %0D%0A. */
function parameter(disposition: string, name: string): string | undefined {
  const [, value] = new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(disposition) ?? []
  return value?.replace(/%(22|0D|0A)/gi, (code) => decodeURIComponent(code))
}

/** The name without a folder: what a browser sends is not to be trusted as a path. */
function plainName(filename: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it takes away
  return (filename.split(/[/\\]/).at(-1) ?? '').replace(/[\u0000-\u001f\u007f]/g, '')
}

/** Reads all parts. @throws KAITHEM_VALUE, KAITHEM_LIMIT */
export function parseMultipart(body: Uint8Array, boundary: string, bytes: Pick<Bytes, 'toText' | 'fromText'>): Parts {
  const mark = bytes.fromText(`--${boundary}`)
  const next = bytes.fromText(`\r\n--${boundary}`)
  const blank = bytes.fromText('\r\n\r\n')
  const pairs: (readonly [string, string])[] = []
  const files: Upload[] = []
  const text = (from: number, to: number): string => {
    try {
      return bytes.toText(body.subarray(from, to), true)
    } catch {
      throw damaged('it is not UTF-8')
    }
  }
  let at = indexOfBytes(body, mark)
  if (at < 0) throw damaged('its boundary does not occur')
  at += mark.length
  for (;;) {
    if (body[at] === 45 && body[at + 1] === 45) return { pairs, files }
    if (pairs.length + files.length >= mostFields) {
      throw new KaithemError('KAITHEM_LIMIT', `A form may have ${mostFields} fields`, { limit: mostFields })
    }
    if (body[at] !== 13 || body[at + 1] !== 10) throw damaged('a boundary does not end its line')
    const headEnd = indexOfBytes(body.subarray(0, at + longestHead), blank, at)
    if (headEnd < 0) throw damaged('a part has no end of its headers')
    const end = indexOfBytes(body, next, headEnd + 2)
    if (end < 0) throw damaged('its last part is not complete')
    const head = text(at + 2, headEnd).split('\r\n')
    const header = (name: string): string =>
      head
        .find((line) => line.toLowerCase().startsWith(`${name}:`))
        ?.slice(name.length + 1)
        .trim() ?? ''
    const disposition = header('content-disposition')
    const name = parameter(disposition, 'name')
    if (name === undefined) throw damaged('a part has no name')
    const filename = parameter(disposition, 'filename')
    const start = headEnd + blank.length
    if (filename === undefined) pairs.push([name, text(start, end)])
    else {
      const type = header('content-type') || 'application/octet-stream'
      files.push({ field: name, filename: plainName(filename), type, bytes: body.slice(start, end) })
    }
    at = end + next.length
  }
}
