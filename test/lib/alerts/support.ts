/** A kaithem on a manual clock, with everything that alerts say written down. @module */

import type { KaithemOptions } from '../../../lib/create.ts'
import { createKaithem, type Kaithem, ManualClock } from '../../../lib/index.ts'
import { createMemoryJournals, type MemoryJournals } from '../../../lib/platform/fake/journal.ts'
import { createMemoryLog, type MemoryLog } from '../../../lib/platform/fake/log.ts'
import { createSeededRandom } from '../../../lib/platform/fake/random.ts'
import { createMemoryStore } from '../../../lib/platform/fake/store.ts'
import type { Store } from '../../../lib/platform/store.ts'

export interface AlertRig {
  readonly clock: ManualClock
  readonly k: Kaithem
  readonly log: MemoryLog
  readonly store: Store
  readonly journals: MemoryJournals
  /** Messages under /system, as [topic, message]. */
  readonly posted: (readonly [topic: string, message: unknown])[]
  /** The messages of one topic. */
  of(topic: string): unknown[]
}

export const start = 1_700_000_000

export const loud = { all: { soundcard: 'speaker' }, warning: { file: 'w.ogg', interval: 100 } } as const

/** The code of whatever a call throws. */
export function codeOf(action: () => unknown): unknown {
  try {
    action()
  } catch (error) {
    return (error as { code?: unknown }).code ?? error
  }
  return 'nothing thrown'
}

/** With the store and the journals of another rig it is the same kaithem after a restart. */
export function alertRig(
  options: KaithemOptions & { readonly journals?: MemoryJournals; readonly at?: number } = {},
): AlertRig {
  const clock = new ManualClock(options.at ?? start)
  const log = createMemoryLog()
  const store = options.store ?? createMemoryStore()
  const journals = options.journals ?? createMemoryJournals()
  const k = createKaithem({ alertsounds: loud, random: createSeededRandom(), ...options, clock, log, store, journals })
  const posted: (readonly [string, unknown])[] = []
  k.message.subscribe('/system/#', (topic: string, message: unknown) => void posted.push([topic, message]))
  const of = (topic: string): unknown[] => posted.filter(([name]) => name === topic).map(([, message]) => message)
  return { clock, k, log, store, journals, posted, of }
}
