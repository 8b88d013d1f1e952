/** Where the built programs are that run beside the main thread. @module */

import { createRequire } from 'node:module'

/** The path of a process of `programs/`, as the build laid it. */
export function programPath(name: 'synth-host'): string {
  return createRequire(import.meta.url).resolve(`#midi-programs/${name}`)
}
