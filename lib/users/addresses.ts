/** Which network addresses belong to this machine or to a network of one's own. @module */

/** The mapped form of an IPv4 address in IPv6. */
const mapped = /^::ffff:(?=\d+\.)/i

function isPrivate4(address: string): boolean {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address)
  if (match === null) return false
  const [a = 0, b = 0, c = 0, d = 0] = match.slice(1).map(Number)
  if ([a, b, c, d].some((part) => part > 255)) return false
  return (
    a === 10 || a === 127 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || (a === 169 && b === 254)
  )
}

/** An address without brackets, zone and the mapped form. */
function bareAddress(address: string): string {
  return address
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/%.*$/, '')
    .replace(mapped, '')
    .toLowerCase()
}

/** Whether an address as a server sees it is this machine's own. */
export function isLoopbackAddress(address: unknown): boolean {
  if (typeof address !== 'string' || address.length > 100) return false
  const bare = bareAddress(address)
  return bare === 'localhost' || bare === '::1' || (bare.startsWith('127.') && isPrivate4(bare))
}

/**
 * Whether an address as a server sees it is private: this machine, 10/8, 172.16/12, 192.168/16, 169.254/16, fc00::/7,
 * fe80::/10.
 *
 * Porting note: Kaithem takes all of 192.* for private; here it is 192.168.*.
 */
export function isPrivateAddress(address: unknown): boolean {
  if (typeof address !== 'string' || address.length > 100) return false
  const bare = bareAddress(address)
  if (bare === 'localhost' || bare === '::1') return true
  if (!bare.includes(':')) return isPrivate4(bare)
  return /^[0-9a-f:]+$/.test(bare) && /^(f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):/.test(bare)
}
