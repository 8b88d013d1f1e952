/** Packages that Node-RED brings along. @module */

import { createRequire } from 'node:module'
import { join } from 'node:path'

/**
 * A package as Node-RED's own nodes find it; undefined where they do not.
 *
 * @param coreNodesDir a folder of Node-RED's own
 */
export function loadNodeRedPackage(coreNodesDir: string | undefined, name: string): unknown {
  if (coreNodesDir === undefined) return undefined
  try {
    return createRequire(join(coreNodesDir, 'package.json'))(name)
  } catch {
    return undefined
  }
}
