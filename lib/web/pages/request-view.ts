/** The request as the code of a page sees it: plain values that cannot be changed. @module */

import type { Fields, Form, Upload, WebRequest } from '../http.ts'
import type { Visit } from '../routes.ts'

/** Values by name; several values of one name are a list. */
export type Values = Readonly<Record<string, string | readonly string[]>>

/** What `request` is in a page. */
export interface PageRequest {
  /** In capitals. */
  readonly method: string
  /** Path and query as they were sent. */
  readonly url: string
  /** The parts of the path, decoded. */
  readonly path: readonly string[]
  readonly host: string
  /** By name in small letters: `request.headers['user-agent']`. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly cookies: Readonly<Record<string, string | undefined>>
  /** Of the visitor's machine, or of a proxy that is not trusted. */
  readonly address: string | undefined
  readonly is_secure: boolean
  /** '' when nobody is logged in. */
  readonly user: string
  readonly query: Values
  readonly form: Values
  readonly files: readonly Upload[]
  /** Language of the visitor: one of those that the pages of the package have. */
  readonly language: string
  /** Where the web part is, in front of links: '' or `/red`. */
  readonly root: string
  /** The hidden field that forms of built-in pages need. */
  readonly csrf: string
}

const noForm: Form = { get: () => undefined, getAll: () => [], names: () => [], files: [] }

/** Types of content that are forms; others are left to the page. */
const formTypes = /^(application\/x-www-form-urlencoded|multipart\/form-data|application\/json)\s*(;|$)/i

/** The form that came with a request; none where it brings something else. @throws KAITHEM_VALUE, KAITHEM_LIMIT */
export async function formOf(request: WebRequest): Promise<Form> {
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
  return hasBody && formTypes.test(request.header('content-type') ?? '') ? request.form() : noForm
}

/** Fields as an object without a prototype, so that any name can stand in it; later sources add to earlier ones. */
export function valuesOf(...sources: readonly Fields[]): Record<string, string | readonly string[]> {
  const all = new Map<string, string[]>()
  for (const fields of sources) {
    for (const name of fields.names()) all.set(name, [...(all.get(name) ?? []), ...fields.getAll(name)])
  }
  const values: Record<string, string | readonly string[]> = Object.create(null)
  for (const [name, [first = '', ...others]] of all) values[name] = others.length === 0 ? first : [first, ...others]
  return values
}

/** An object that asks a function for each of its properties. */
function asked(find: (name: string) => string | undefined): Readonly<Record<string, string | undefined>> {
  const value = (key: string | symbol): string | undefined => (typeof key === 'string' ? find(key) : undefined)
  return new Proxy(Object.freeze(Object.create(null)), {
    get: (_target, key) => value(key),
    has: (_target, key) => value(key) !== undefined,
    set: () => false,
  })
}

export function requestView({ request, user, language, csrf }: Visit, form: Form): PageRequest {
  const { method, host, url, path, query, address, isSecure, root } = request
  return Object.freeze({
    ...{ method, host, url, path, address, root, user, language, csrf },
    is_secure: isSecure,
    headers: asked((name) => request.header(name.toLowerCase())),
    cookies: asked((name) => request.cookie(name)),
    query: Object.freeze(valuesOf(query)),
    form: Object.freeze(valuesOf(form)),
    files: form.files,
  })
}
