/** `$VAR`, `${VAR}` and a leading `~` in file names. @module */

import type { Environment } from '../platform/environment.ts'

/**
 * Replaces what the environment knows; unknown variables stay as they are.
 *
 * @example expand('~/$ROOM/log.txt', environment) // '/people/me/hall/log.txt'
 */
export function expand(name: string, environment: Environment): string {
  const home = /^~(?=[/\\]|$)/.test(name) ? environment.home() : undefined
  const path = home === undefined ? name : `${home}${name.slice(1)}`
  return path.replace(
    /\$(?:(\w+)|\{(\w+)\})/g,
    (all, plain: string | undefined, braced: string | undefined) => environment.variable(plain ?? braced ?? '') ?? all,
  )
}
