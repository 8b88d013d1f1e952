/** The environment of the process. @module */

import { homedir } from 'node:os'
import process from 'node:process'
import type { Environment } from '../environment.ts'

/** @example createNodeEnvironment().variable('PATH') */
export function createNodeEnvironment(): Environment {
  return {
    variable: (name) => (Object.hasOwn(process.env, name) ? process.env[name] : undefined),
    home: () => {
      try {
        return homedir() || undefined
      } catch {
        return undefined
      }
    },
  }
}
