/** Checks passwords of Node-RED's editor users with the bcrypt that Node-RED brings along. @module */

import { createRequire } from 'node:module'
import { join } from 'node:path'

/** Whether a password belongs to a bcrypt hash. */
export type PasswordCheck = (password: string, hash: string) => Promise<boolean>

interface Bcrypt {
  compare(password: string, hash: string): Promise<boolean>
}

/** In the order in which Node-RED takes them. */
const packages = ['@node-rs/bcrypt', 'bcryptjs']

function load(coreNodesDir: string): Bcrypt | undefined {
  const require = createRequire(join(coreNodesDir, 'package.json'))
  for (const name of packages) {
    try {
      return require(name) as Bcrypt
    } catch {
      // The next one.
    }
  }
  return undefined
}

/**
 * @param coreNodesDir a folder of Node-RED's own, from which its packages are found
 * @param missing called when Node-RED has no bcrypt; nobody can log in then
 */
export function nodeRedPasswordCheck(coreNodesDir: string | undefined, missing: () => void): PasswordCheck {
  let bcrypt: Bcrypt | undefined
  return async (password, hash) => {
    if (coreNodesDir !== undefined) bcrypt ??= load(coreNodesDir)
    if (bcrypt === undefined) {
      missing()
      return false
    }
    return bcrypt.compare(password, hash)
  }
}
