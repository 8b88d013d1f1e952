/** Where the built programs are that run beside the main thread. @module */

import { createRequire } from 'node:module'

/** The path of a process of `programs/`, as the build laid it. */
export function programPath(name: 'sound-host'): string {
  return createRequire(import.meta.url).resolve(`#sound-programs/${name}`)
}
