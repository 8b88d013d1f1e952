/** Passwords and tokens that cost no time and hide nothing: for tests only. @module */

import type { Secrets } from '../secrets.ts'

/** @example createFakeSecrets().token() // 'token-1' */
export function createFakeSecrets(): Secrets {
  let count = 0
  return {
    token: () => `token-${++count}`,
    digest: (text) => `digest of ${text}`,
    hash: async (password) => `fake$${++count}$${password}`,
    verify: async (password, hash) => /^fake\$\d+\$/.test(hash) && hash.replace(/^fake\$\d+\$/, '') === password,
  }
}
