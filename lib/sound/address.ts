/** Addresses of the web, which are played like files. @module */

import { KaithemError } from '../errors.ts'

/** True for what begins like an address: no file is looked for then. @example isAddress('http://radio.example/live') // => true */
export function isAddress(name: string): boolean {
  return /^https?:\/\//i.test(name)
}

/** An address as it may be shown: who logs in, and with what, is nobody else's business. Names of files stay as they are. */
export function withoutPassword(name: string): string {
  return isAddress(name) ? name.replace(/^(https?:\/\/)[^/?#]*@/i, '$1') : name
}

const form = /^https?:\/\/(?:[^\s/?#@]*@)?(?:[^\s/?#@:[\]]+|\[[\da-f:.]+\])(?::\d{1,5})?(?:[/?#].*)?$/i

/** The address as programs are told it: without blanks. @throws KAITHEM_VALUE when it is none after all */
export function checkAddress(name: string): string {
  if (form.test(name)) return name.replaceAll(/\s/g, encodeURIComponent)
  const file = withoutPassword(name)
  throw new KaithemError('KAITHEM_VALUE', `${file.slice(0, 200)} is no address of the web`, { file })
}
