/** Whether code may run commands: what settings.js, the exec node's absence and the settings node say. @module */

import type { Red } from '../_runtime/red-types.ts'

/** File of Node-RED's exec node, as `nodesExcludes` names it. */
const execNode = '90-exec.js'

/** True, or the setting that says no, for people. */
export function shellSwitch({ settings }: Pick<Red, 'settings'>, nodeAllows: boolean): true | string {
  if (settings.kaithem?.allowShell === false) return 'kaithem: { allowShell: false } in settings.js'
  if (settings.nodesExcludes?.includes(execNode)) {
    return `nodesExcludes in settings.js, which excludes the exec node (${execNode})`
  }
  return nodeAllows || 'the switch "Allow commands" (allowShell) of the kaithem settings node'
}
