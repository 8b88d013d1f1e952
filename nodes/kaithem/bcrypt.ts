/** Checks passwords of Node-RED's editor users with the bcrypt that Node-RED brings along. @module */

import { loadNodeRedPackage } from './node-red-package.ts'

/** Whether a password belongs to a bcrypt hash. */
export type PasswordCheck = (password: string, hash: string) => Promise<boolean>

interface Bcrypt {
  compare(password: string, hash: string): Promise<boolean>
}

/** In the order in which Node-RED takes them. */
const packages = ['@node-rs/bcrypt', 'bcryptjs']

function load(coreNodesDir: string): Bcrypt | undefined {
  for (const name of packages) {
    const found = loadNodeRedPackage(coreNodesDir, name)
    if (found !== undefined) return found as Bcrypt
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
