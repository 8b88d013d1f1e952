/** A disk that fails at one chosen call, once or from then on. @module */

import { type DiskCalls, diskCalls } from '../../lib/platform/node/disk.ts'

export interface FaultyDisk {
  readonly calls: DiskCalls
  /** How many calls were made. */
  readonly count: () => number
  /** Fails at the call of this number (from 1); `forever`: at every one after it too. */
  fail(at: number, code: string, forever?: boolean): void
  readonly failed: () => boolean
}

/** @param partial whether a write that fails has written a part before */
export function createFaultyDisk(partial = true): FaultyDisk {
  let calls = 0
  let fault = { at: 0, code: '', forever: false }
  let failed = false
  const check = (name: string): void => {
    calls++
    const due = fault.at > 0 && (calls === fault.at || (fault.forever && calls > fault.at))
    if (!due) return
    failed = true
    throw Object.assign(new Error(`${fault.code}: ${name} failed`), { code: fault.code })
  }
  const wrap = (name: keyof DiskCalls) => {
    const call = diskCalls[name] as (...args: unknown[]) => unknown
    return (...args: unknown[]): unknown => {
      if (name === 'close') {
        // The handle must not leak in the test, as it does not in the kernel.
        const result = call(...args)
        check(name)
        return result
      }
      if (name === 'write' && partial && calls + 1 === fault.at)
        diskCalls.write(args[0] as number, Buffer.from('par'), 0)
      check(name)
      return call(...args)
    }
  }
  const names = Object.keys(diskCalls) as (keyof DiskCalls)[]
  return {
    calls: Object.fromEntries(names.map((name) => [name, wrap(name)])) as unknown as DiskCalls,
    count: () => calls,
    fail: (at, code, forever = false) => {
      calls = 0
      failed = false
      fault = { at, code, forever }
    },
    failed: () => failed,
  }
}
