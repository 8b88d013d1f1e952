/** Whether processes are there. @module */

import { readFileSync } from 'node:fs'
import { faultCode } from './line-errors.ts'

/** Whether there is a process with this number, of whatever user. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return faultCode(error) === 'EPERM'
  }
}

/** True for a process that has ended, also when nobody has asked for its status yet. */
export function hasEnded(pid: number, proc = '/proc'): boolean {
  try {
    const stat = readFileSync(`${proc}/${pid}/stat`, 'latin1')
    return /^ [ZX]/.test(stat.slice(stat.lastIndexOf(')') + 1))
  } catch {
    return true
  }
}
