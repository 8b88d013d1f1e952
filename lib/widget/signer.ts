/** Ids that nobody can guess and that stay the same over a restart: signed with a key that is kept. @module */

import type { Secrets } from '../platform/secrets.ts'
import type { Store } from '../platform/store.ts'

/** What makes the signature of a text. */
export type Sign = (text: string) => string

const storeKey = 'widgets.key'
/** Characters of a signature: 128 bits. */
const length = 22

/** The key is made when it is first needed. */
export function createSigner(store: Pick<Store, 'get' | 'set'>, secrets: Pick<Secrets, 'token' | 'digest'>): Sign {
  let key = ''
  const keyOf = (): string => {
    const kept = store.get(storeKey)
    if (typeof kept === 'string' && kept !== '') return kept
    const made = secrets.token()
    store.set(storeKey, made)
    return made
  }
  return (text) => {
    key ||= keyOf()
    return secrets.digest(`${key} ${text}`).slice(0, length)
  }
}
