/** A kaithem on a manual clock, and classes of another realm, as function nodes have them. @module */

import vm from 'node:vm'
import { createKaithem, type Kaithem, type KaithemOptions, ManualClock } from '../../../lib/index.ts'

export interface Rig {
  readonly kaithem: Kaithem
  readonly clock: ManualClock
  /** What went to the log. */
  readonly logged: string[]
}

export function rig(options: KaithemOptions = {}): Rig {
  const clock = new ManualClock(1_700_000_000)
  const logged: string[] = []
  const note = (text: string): void => void logged.push(text)
  const log = { debug: note, info: note, warn: note, error: note }
  return { kaithem: createKaithem({ clock, log, ...options }), clock, logged }
}

/** Runs code as a function node does: in a realm of its own. */
export function inFunctionNode(kaithem: Kaithem, code: string, more: object = {}): unknown {
  return vm.runInContext(`(() => {${code}\n})()`, vm.createContext({ kaithem, ...more }))
}
