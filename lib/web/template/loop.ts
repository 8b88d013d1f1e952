/** `loop` inside `% for`. @module */

import { Fault } from './print.ts'

export class Loop {
  /** From 0. */
  index = -1
  /** The loop round this one; null for the outermost. */
  readonly parent: Loop | null
  private readonly over: unknown

  constructor(over: unknown, parent: Loop | null) {
    this.over = over
    this.parent = parent
  }

  get first(): boolean {
    return this.index === 0
  }

  get last(): boolean {
    return this.index === this.length('last') - 1
  }

  get even(): boolean {
    return this.index % 2 === 0
  }

  get odd(): boolean {
    return this.index % 2 === 1
  }

  /** Rounds that are left. */
  get reverse_index(): number {
    return this.length('reverse_index') - this.index - 1
  }

  /** The values in turn, one each round. */
  cycle(...values: readonly unknown[]): unknown {
    if (values.length === 0) throw new Fault('loop.cycle needs values')
    return values[this.index % values.length]
  }

  private length(member: string): number {
    const { over } = this
    if (typeof over === 'string') return [...over].length
    if (typeof over === 'object' && over !== null) {
      if ('length' in over && typeof over.length === 'number') return over.length
      if ('size' in over && typeof over.size === 'number') return over.size
    }
    throw new Fault(`loop.${member} needs something with a length`)
  }
}
