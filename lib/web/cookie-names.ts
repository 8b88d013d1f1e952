/** The cookies of the web part. Two Node-REDs on one machine share the cookie jar, so the port is part of the name. @module */

import type { WebRequest } from './http.ts'

type Asked = Pick<WebRequest, 'host' | 'isSecure' | 'root'>

/** Whoever can write cookies of a neighbouring host or by plain HTTP cannot write those with a prefix. */
function named(request: Asked, name: string): string {
  const [, port] = /:(\d+)$/.exec(request.host) ?? []
  const full = port === undefined ? name : `${name}-${port}`
  if (!request.isSecure) return full
  return request.root === '' ? `__Host-${full}` : `__Secure-${full}`
}

/** Holds the login. */
export const sessionCookie = (request: Asked): string => named(request, 'kaithem')
/** Holds what the tokens of forms are made of while nobody is logged in. */
export const guestCookie = (request: Asked): string => named(request, 'kaithem-guest')
/** Holds the chosen colours: `light` or `dark`. */
export const themeCookie = (request: Asked): string => named(request, 'kaithem-theme')

export const cookiePath = ({ root }: Asked): string => (root === '' ? '/' : root)
