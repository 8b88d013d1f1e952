/** The credentials the editor knows for devices: one for each secret setting of any type. @module */

import { secretName } from './config.ts'

export type Secrets = Record<string, { readonly type: 'password' }>

/** Grows when types with other secrets are heard of. */
export const secrets: Secrets = { [secretName('password')]: { type: 'password' } }

export function knowSecret(key: string): void {
  secrets[secretName(key)] = { type: 'password' }
}
