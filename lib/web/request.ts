/** A request of some server as the web part sees it. @module */

import { KaithemError } from '../errors.ts'
import type { Bytes } from '../platform/bytes.ts'
import { parseCookies } from './cookies.ts'
import { createFields, parsePairs } from './fields.ts'
import { parseForm } from './form.ts'
import type { Fields, Form, WebRequest } from './http.ts'
import type { WebPath } from './path.ts'

/** What a server has to tell of a request. */
export interface ServerRequest {
  /** In capitals. */
  readonly method: string
  readonly host: string
  /** Path and query below `root`, as they were sent. */
  readonly url: string
  readonly root: string
  readonly address: string | undefined
  readonly isSecure: boolean
  header(name: string): string | undefined
  /** Reads the body once. @throws KAITHEM_LIMIT as soon as it is known to be longer */
  read(limit: number): Promise<Uint8Array>
  /** Whether the server has something of its own for this path, which goes before controllers. */
  isTaken?(): boolean
}

/** Bytes of a body that everybody may send. */
export const usualBody = 1_000_000

function queryOf(url: string): Fields {
  const at = url.indexOf('?')
  try {
    return createFields(at < 0 ? [] : parsePairs(url.slice(at + 1)))
  } catch {
    // More fields than anybody asks for by hand.
    return createFields([])
  }
}

/** @param mostBytes the longest body of this visitor, for limits above it */
export function createRequest(
  server: ServerRequest,
  path: WebPath,
  bytes: Pick<Bytes, 'toText' | 'fromText'>,
  mostBytes: () => number,
): WebRequest {
  let cookies: ReadonlyMap<string, string> | undefined
  let query: Fields | undefined
  let body: Promise<Uint8Array> | undefined
  let form: Promise<Form> | undefined
  const read = async (limit: number): Promise<Uint8Array> => {
    const length = Number(server.header('content-length') ?? 0)
    if (length > limit) throw tooLong(limit)
    body ??= server.read(limit)
    const content = await body
    if (content.length > limit) throw tooLong(limit)
    return content
  }
  return {
    method: server.method,
    host: server.host,
    url: server.url,
    path: path.parts,
    isFolder: path.isFolder,
    root: server.root,
    address: server.address,
    isSecure: server.isSecure,
    get query() {
      query ??= queryOf(server.url)
      return query
    },
    header: (name) => server.header(name.toLowerCase()),
    cookie(name) {
      cookies ??= parseCookies(server.header('cookie'))
      return cookies.get(name)
    },
    bytes: (limit) => read(limit ?? mostBytes()),
    form(limit) {
      form ??= read(limit ?? mostBytes()).then((content) =>
        parseForm(content, server.header('content-type') ?? '', bytes),
      )
      return form
    },
  }
}

/** The error of a body that is too long. */
export function tooLong(limit: number): KaithemError {
  return new KaithemError('KAITHEM_LIMIT', `The body of the request has more than ${limit} bytes`, { limit })
}
