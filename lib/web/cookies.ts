/** Cookies: reading the header, and writing one with its limits. @module */

/** Cookies of a Cookie header by name; the first of several counts, as browsers send the most specific first. */
export function parseCookies(header: string | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const part of (header ?? '').slice(0, 8192).split(';')) {
    const at = part.indexOf('=')
    if (at < 0) continue
    const name = part.slice(0, at).trim()
    if (!found.has(name)) found.set(name, part.slice(at + 1).trim())
  }
  return found
}

export interface CookieOptions {
  readonly path: string
  readonly isSecure: boolean
  /** Seconds; 0 removes it, undefined: until the browser is closed. */
  readonly maxAge?: number | undefined
}

/** A Set-Cookie header. The value is one of ours: letters, digits, `-` and `_`. */
export function setCookie(name: string, value: string, { path, isSecure, maxAge }: CookieOptions): string {
  return [
    `${name}=${value}`,
    `Path=${path}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(isSecure ? ['Secure'] : []),
    ...(maxAge === undefined ? [] : [`Max-Age=${Math.floor(maxAge)}`]),
  ].join('; ')
}
