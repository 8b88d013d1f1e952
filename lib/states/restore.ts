/** Keeps the state of machines over restarts, and decides what happens to a timer that was running. @module */

import { KaithemError } from '../errors.ts'
import type { Clock } from '../platform/clock.ts'
import type { Json, Store } from '../platform/store.ts'
import { type Owned, Owner } from '../scope.ts'
import { placeOf } from './kept-states.ts'
import type { ListenerList } from './listeners.ts'

/**
 * What happens to the timer of a restored state:
 * `resume` - the time while nothing ran counts; a timer that is over fires at once;
 * `restart` - it begins again; `fire` - it fires at once;
 * `continue` - it goes on where it was when the machine stopped.
 */
export type TimerPolicy = 'resume' | 'restart' | 'fire' | 'continue'

const policies: readonly TimerPolicy[] = ['resume', 'restart', 'fire', 'continue']

/** @throws KAITHEM_VALUE */
export function checkPolicy(policy: TimerPolicy = 'resume'): TimerPolicy {
  if (policies.includes(policy)) return policy
  throw new KaithemError('KAITHEM_VALUE', `timer is one of ${policies.join(', ')}, not ${String(policy)}`, { policy })
}

/** How a machine is kept. */
export interface PersistOptions {
  /** Where it is kept. Default: the name of the machine. */
  readonly key?: string
  /** What happens to a timer that was running. Default `resume`. */
  readonly timer?: TimerPolicy
  /** Run the enter function of the restored state. Default false. */
  readonly enter?: boolean
  /** Keep it here instead of on disk: anything with `get` and `set`, such as a Map (it ends with the process). */
  readonly store?: StateStore
}

/** Where states of machines are kept. */
export interface StateStore {
  get(key: string): Json | undefined
  set(key: string, value: Json): unknown
}

/** What is kept of a machine, and how it is put back. */
export interface KeptMachine {
  readonly name: string | undefined
  readonly label: string
  readonly owner: Owner
  readonly state: string
  readonly previous: string | null
  readonly timeline: { readonly entered: number; readonly offset: number; readonly hasTimer: boolean }
  readonly table: { readonly states: ReadonlyMap<string, { readonly timer: { readonly length: number } | undefined }> }
  readonly observers: ListenerList
  keeping: Owned | undefined
  place(state: string, previous: string | null, entered: number, offset: number, enter: boolean): void
}

/** What handles need of the registry. */
export interface MachineKeeper {
  keep(core: KeptMachine, options?: PersistOptions): boolean
  close(core: KeptMachine): void
}

/** With `continue`, how often the time is noted in case the power fails, in seconds. */
const heartbeat = 60

interface Saved {
  readonly state: string
  readonly prev: string | null
  readonly entered: number
  readonly offset: number
  /** When this was noted. */
  readonly seen: number
}

function parse(value: Json | undefined): Saved | undefined {
  if (typeof value !== 'object' || value === null || !('state' in value)) return undefined
  const { state, prev, entered, offset, seen } = value
  if (typeof state !== 'string' || typeof entered !== 'number') return undefined
  return {
    state,
    prev: typeof prev === 'string' ? prev : null,
    entered,
    offset: typeof offset === 'number' ? offset : 0,
    seen: typeof seen === 'number' ? Math.max(seen, entered) : entered,
  }
}

/** What to add to the age so that the time line is where the policy wants it. */
function offsetFor(policy: TimerPolicy, saved: Saved, age: number, length: number): number {
  switch (policy) {
    case 'restart':
      return -age
    case 'fire':
      return length - age
    case 'continue':
      return saved.seen - saved.entered + saved.offset - age
    default:
      return saved.offset
  }
}

function storeKey(core: KeptMachine, options: PersistOptions): string {
  const key = options.key ?? core.name
  if (typeof key === 'string' && key !== '') return placeOf(key)
  throw new KaithemError('KAITHEM_VALUE', 'A machine without a name needs a key to be kept: persist({ key })')
}

function restore(core: KeptMachine, saved: Saved, policy: TimerPolicy, enter: boolean, now: number): void {
  // The wall clock may have been set back while nothing ran.
  const entered = Math.min(saved.entered, now)
  const length = core.table.states.get(saved.state)?.timer?.length ?? 0
  core.place(saved.state, saved.prev, entered, offsetFor(policy, saved, now - entered, length), enter)
}

/**
 * Restores a machine and keeps it from now on, until it closes. A state that the machine does not have, and anything
 * else that cannot be read, is reported and left alone.
 *
 * @returns whether a state was restored
 */
export function keepMachine(
  core: KeptMachine,
  { clock, store }: { readonly clock: Clock; readonly store: Store },
  options: PersistOptions = {},
): boolean {
  const policy = checkPolicy(options.timer)
  const key = storeKey(core, options)
  const place = options.store ?? store
  // Not a child of the machine's owner: that would free it before the machine has closed and been noted.
  const owner = new Owner(`${core.label}, kept`, undefined, (error, what) => core.owner.report(error, what))
  core.keeping?.dispose()
  core.keeping = owner
  const save = (): void => {
    const { entered, offset } = core.timeline
    place.set(key, { state: core.state, prev: core.previous, entered, offset, seen: clock.now() })
  }
  const watch = (): void => {
    core.observers.add(owner, (change: string) => {
      if (change === 'structure') return
      save()
      if (change === 'closed') owner.dispose()
    })
    if (policy !== 'continue') return
    const beat = clock.setInterval(() => core.timeline.hasTimer && save(), heartbeat)
    owner.own({ dispose: () => beat.cancel() })
  }
  const kept = place.get(key)
  const saved = parse(kept)
  const known = saved !== undefined && core.table.states.has(saved.state)
  if (kept !== undefined && !known) {
    const what = saved === undefined ? 'what was kept cannot be read' : `it has no state ${saved.state} any more`
    owner.report(new KaithemError('KAITHEM_KEY', `${core.label} was not restored: ${what}`), core.label)
  }
  try {
    if (known) restore(core, saved, policy, options.enter === true, clock.now())
  } finally {
    watch()
    save()
  }
  return known
}
