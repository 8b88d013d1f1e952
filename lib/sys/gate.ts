/** The switch of everything that starts programs because users say so: `kaithem.sys`, and devices. @module */

import { KaithemError } from '../errors.ts'
import type { Shell } from '../platform/shell.ts'

/** Whether commands may run: true, or false, or the name of the setting that says no. */
export type ShellGate = () => boolean | string

/** The part of a shell that starts programs under limits. */
export type Programs = Pick<Shell, 'start'>

/** @throws KAITHEM_DISABLED naming the setting that says no */
export function refuseSwitchedOff(what: string, isAllowed: ShellGate): void {
  const allowed = isAllowed()
  if (allowed === true) return
  const setting = allowed === false ? 'allowShell' : allowed
  throw new KaithemError('KAITHEM_DISABLED', `${what} is switched off by ${setting}`, { setting })
}

/** Starts programs for others than `kaithem.sys`, under the same switch: asked at each start, because it changes. */
export function gatedPrograms(what: string, shell: Programs, isAllowed: ShellGate): Programs {
  return {
    start: (program, args, limits) => {
      refuseSwitchedOff(what, isAllowed)
      return shell.start(program, args, limits)
    },
  }
}
