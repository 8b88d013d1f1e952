/** Which proxies are believed: what they say about the client's address, HTTPS and host. @module */

import { BlockList, isIP } from 'node:net'
import { KaithemError } from '../../../lib/errors.ts'

/** Whether the machine at an address is believed; `hop` is 0 for the one that is connected to us. */
export type Trust = (address: string, hop: number) => boolean

/** `trustProxy` of settings.js: every proxy, this number of them, or those at these addresses. */
export type TrustSetting = boolean | number | string | readonly string[]

/** Names for groups of addresses, as Express has them. */
const groups: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
}

/** An IPv4 address that came in its IPv6 form, without it. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
}

function wrong(entry: unknown): KaithemError {
  const text = `trustProxy in settings.js: ${String(entry)} is no address; write one such as 10.0.0.5 or 10.0.0.0/8`
  return new KaithemError('KAITHEM_VALUE', text, { entry })
}

function addTo(list: BlockList, entry: string): void {
  const [address = '', length, ...more] = entry.split('/')
  const version = isIP(address)
  const longest = version === 4 ? 32 : 128
  const bits = length === undefined ? longest : Number(length)
  if (version === 0 || more.length > 0 || !Number.isInteger(bits) || bits < 0 || bits > longest) throw wrong(entry)
  list.addSubnet(address, bits, version === 4 ? 'ipv4' : 'ipv6')
}

/** @throws KAITHEM_VALUE for what is no address */
export function compileTrust(setting: TrustSetting | undefined): Trust {
  if (setting === undefined || setting === false) return () => false
  if (setting === true) return () => true
  if (typeof setting === 'number') return (_address, hop) => hop < setting
  const list = new BlockList()
  const entries = (typeof setting === 'string' ? setting.split(',') : setting).map((entry) => String(entry).trim())
  for (const entry of entries.flatMap((name) => groups[name] ?? [name])) addTo(list, entry)
  return (address) => {
    const plain = plainAddress(address)
    const version = isIP(plain)
    return version !== 0 && list.check(plain, version === 4 ? 'ipv4' : 'ipv6')
  }
}
