/** A log on standard error, for use without Node-RED. @module */

import type { Log } from '../log.ts'

/** @example createNodeLog().warn('tank is empty') */
export function createNodeLog(): Log {
  const write = (level: string) => (text: string) => {
    process.stderr.write(`${level} kaithem: ${text}\n`)
  }
  return { debug: () => {}, info: write('info'), warn: write('warn'), error: write('error') }
}
