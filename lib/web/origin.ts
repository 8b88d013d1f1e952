/** Whether a request comes from a page of ours: what browsers tell about it, and what follows from that. @module */

import type { WebRequest } from './http.ts'

interface Origin {
  readonly isSecure: boolean
  /** With the port unless it is the usual one, in small letters. */
  readonly host: string
}

/** Takes the port away that goes without saying. */
function plainHost(host: string, isSecure: boolean): string {
  return host.toLowerCase().replace(isSecure ? /:443$/ : /:80$/, '')
}

/** The origin of an address; undefined for `null` and for what is none. */
export function originOf(address: string): Origin | undefined {
  const [, scheme, host] = /^(https?):\/\/([^/?#@\\\s]+)(?:[/?#]|$)/i.exec(address) ?? []
  if (scheme === undefined || host === undefined) return undefined
  const isSecure = scheme.toLowerCase() === 'https'
  return { isSecure, host: plainHost(host, isSecure) }
}

type Asked = Pick<WebRequest, 'host' | 'isSecure' | 'header'>

/**
 * Whether an address belongs to the origin that was asked. A request that came by plain HTTP may have come by HTTPS to
 * a proxy that is not trusted, so there the host alone decides.
 */
export function isOwnAddress(request: Asked, address: string): boolean {
  const origin = originOf(address)
  if (origin === undefined || request.host === '') return false
  if (request.isSecure && !origin.isSecure) return false
  return origin.host === plainHost(request.host, origin.isSecure)
}

/** What `Origin` says, or, without it, `Referer`; undefined where neither came. */
export function claimedOrigin(request: Asked): string | undefined {
  return request.header('origin') ?? request.header('referer')
}

/**
 * Whether a request is made by a page of another origin. Following a link to us is not: there the address bar shows
 * where one goes. `Sec-Fetch-Site` is the browser's own word and no page can change it, so it decides where it came.
 */
export function isFromOtherOrigin(request: Asked): boolean {
  const site = request.header('sec-fetch-site')
  if (site === 'same-origin') return false
  const origin = request.header('origin')
  if (origin !== undefined) return !isOwnAddress(request, origin)
  if (site === undefined || site === 'none') return false
  return request.header('sec-fetch-mode') !== 'navigate'
}

/** Whether a change may be asked for from where this request comes; somebody must say where that is. */
export function mayChangeFrom(request: Asked): boolean {
  const site = request.header('sec-fetch-site')
  if (site === 'same-origin') return true
  if (site === 'cross-site' || site === 'same-site') return false
  const claimed = claimedOrigin(request)
  return claimed !== undefined && isOwnAddress(request, claimed)
}
