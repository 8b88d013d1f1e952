/** What all tags of one registry share: surroundings, limits on nesting, and the queue of dependent expressions. @module */

import { KaithemError } from '../errors.ts'
import type { Clock } from '../platform/clock.ts'
import { Owner } from '../scope.ts'
import type { SubscriberErrorListener, TagDeps } from './types.ts'

/** How deep a subscriber may set a tag whose subscriber sets a tag whose ... */
export const maxPushDepth = 256

/** How often sources may change as the consequence of one change. */
const maxSwitches = 10_000

/** How many getters may be inside each other. */
export const maxReadDepth = 200

/** How often one expression may be evaluated as the consequence of one change. */
const maxRunsPerChange = 100

/** Something that must be brought up to date when a tag changes. */
export interface Dependent {
  readonly what: string
  dirty: boolean
  queued: boolean
  runs: number
  update(): void
  /** A tag it depended on was deleted. */
  forget(tag: object): void
  fail(error: unknown): void
}

/** Something with a name that is being read. */
export interface Named {
  readonly name: string
}

export class TagEnvironment {
  readonly deps: TagDeps
  readonly clock: Clock
  /** Nesting of pushes at this moment. */
  depth = 0
  /** Changes of the source that were told since the outermost push began. */
  private switches = 0
  /** Sets without a timestamp of their own so far. */
  serial = 0
  readonly errorListeners = new Map<SubscriberErrorListener, Owner>()
  private root: Owner | undefined
  private readonly reading: Named[] = []
  private readonly queue: Dependent[] = []
  private draining = false

  constructor(deps: TagDeps) {
    this.deps = deps
    this.clock = deps.clock
  }

  /** The first owner that asked for tags stands in where a tag outlives its maker. */
  adopt(owner: Owner): void {
    this.root ??= owner
  }

  /** Whom to tell about an error: the maker if it is still there. */
  reporter(owner: Owner | undefined): Owner {
    if (owner !== undefined && !owner.closed) return owner
    this.root ??= new Owner('tags')
    return this.root
  }

  /** @throws KAITHEM_LOOP */
  checkDepth(name: string): void {
    if (this.depth <= maxPushDepth) return
    const message = `Tag ${name} is set by its own subscribers, directly or through others, without end`
    throw new KaithemError('KAITHEM_LOOP', `${message} (stopped after ${maxPushDepth} levels)`, { tag: name })
  }

  /** Ends a level of nesting. */
  leavePush(): void {
    this.depth--
    if (this.depth === 0) this.switches = 0
  }

  /** Callbacks that each change the source twice are no deeper, but twice as many. @throws KAITHEM_LOOP */
  countSwitch(name: string): void {
    this.switches++
    if (this.switches <= maxSwitches) return
    const message = `The source of tag ${name} is changed by its own onSourceChanged without end`
    throw new KaithemError('KAITHEM_LOOP', `${message} (stopped after ${maxSwitches} changes)`, { tag: name })
  }

  /** Marks a tag as being read. @throws KAITHEM_CYCLE when it is already, KAITHEM_LOOP when too many are */
  enter(tag: Named): void {
    const first = this.reading.indexOf(tag)
    if (first >= 0) throw cycleError([...this.reading.slice(first), tag])
    if (this.reading.length >= maxReadDepth) {
      const message = `Tag ${tag.name} is read through more than ${maxReadDepth} others; give some of them an interval`
      throw new KaithemError('KAITHEM_LOOP', message, { tag: tag.name })
    }
    this.reading.push(tag)
  }

  leave(): void {
    this.reading.pop()
  }

  /** Brings dependents up to date: one after the other, never inside each other, so chains of any length work. */
  schedule(dependents: Iterable<Dependent>): void {
    for (const dependent of dependents) {
      dependent.dirty = true
      if (dependent.queued) continue
      dependent.queued = true
      this.queue.push(dependent)
    }
    if (!this.draining) this.drain()
  }

  private drain(): void {
    this.draining = true
    for (let at = 0; at < this.queue.length; at++) {
      const dependent = this.queue[at]
      if (dependent !== undefined) this.update(dependent)
    }
    for (const dependent of this.queue) dependent.runs = 0
    this.queue.length = 0
    this.draining = false
  }

  private update(dependent: Dependent): void {
    dependent.queued = false
    dependent.runs++
    try {
      if (dependent.runs <= maxRunsPerChange) dependent.update()
      else if (dependent.runs === maxRunsPerChange + 1) dependent.fail(loopError(dependent))
    } catch (error) {
      dependent.fail(error)
    }
  }
}

function loopError(dependent: Dependent): KaithemError {
  const message = `${dependent.what} changes what it depends on, without end (stopped after ${maxRunsPerChange} times)`
  return new KaithemError('KAITHEM_LOOP', message, {})
}

/** The error for tags that need their own value, naming them in order. */
export function cycleError(chain: readonly Named[]): KaithemError {
  const names = chain.map((tag) => tag.name)
  const shown = names.length > 12 ? [...names.slice(0, 6), '…', ...names.slice(-5)] : names
  const message = `Tag ${names[0]} depends on itself: ${shown.join(' -> ')}`
  return new KaithemError('KAITHEM_CYCLE', message, { chain: shown })
}
