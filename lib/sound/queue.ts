/** Sounds that wait for their turn. @module */

import { KaithemError } from '../errors.ts'

export interface QueueDeps<T> {
  /** The end of what plays under a handle; undefined where nothing does. */
  ended(handle: string): Promise<void> | undefined
  /** It is its turn. */
  start(item: T): void
  /** It could not be started when its turn came. */
  failed(item: T, error: unknown): void
}

/** So many may wait under one handle. */
const mostWaiting = 100

/**
 * One list for each handle: the first waits until nothing plays under it, whoever played it.
 *
 * @example
 * const queue = new SoundQueue({ ended, start: (file) => sound.play(file), failed: (_file, error) => node.error(error) })
 * queue.add('PRIMARY', 'chime.wav')
 */
export class SoundQueue<T> {
  private readonly deps: QueueDeps<T>
  /** Lists whose first item waits for an end; one that was emptied stays until then. */
  private readonly lists = new Map<string, T[]>()

  constructor(deps: QueueDeps<T>) {
    this.deps = deps
  }

  /** How many wait. */
  get waiting(): number {
    return [...this.lists.values()].reduce((sum, list) => sum + list.length, 0)
  }

  /** Starts it at once where nothing plays. @throws what `start` throws then; KAITHEM_LIMIT when too many wait */
  add(handle: string, item: T): void {
    const list = this.lists.get(handle)
    if (list !== undefined) {
      if (list.length >= mostWaiting) {
        const text = `${mostWaiting} sounds wait under ${handle}, and no more can; stop it, or let newer sounds interrupt older ones`
        throw new KaithemError('KAITHEM_LIMIT', text, { handle, most: mostWaiting })
      }
      list.push(item)
      return
    }
    const ended = this.deps.ended(handle)
    if (ended === undefined) {
      this.deps.start(item)
      return
    }
    this.lists.set(handle, [item])
    this.waitFor(handle, ended)
  }

  /** Forgets what waits under a handle, without one under all. */
  clear(handle?: string): void {
    for (const [name, list] of this.lists) if (handle === undefined || name === handle) list.length = 0
  }

  private waitFor(handle: string, ended: Promise<void>): void {
    void ended.then(() => this.next(handle))
  }

  private next(handle: string): void {
    const list = this.lists.get(handle) ?? []
    while (list.length > 0) {
      const ended = this.deps.ended(handle)
      // Somebody else was faster.
      if (ended !== undefined) {
        this.waitFor(handle, ended)
        return
      }
      const item = list.shift() as T
      try {
        this.deps.start(item)
      } catch (error) {
        this.deps.failed(item, error)
      }
    }
    this.lists.delete(handle)
  }
}
