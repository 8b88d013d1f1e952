/** Where the built programs are that run beside the main thread. @module */

import { createRequire } from 'node:module'

/** The path of a thread or process of `programs/`, as the build laid it. */
export function programPath(name: 'gpio-edges' | 'gpio-pwm' | 'gpio-guardian'): string {
  return createRequire(import.meta.url).resolve(`#programs/${name}`)
}
