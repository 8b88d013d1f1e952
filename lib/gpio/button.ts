/**
 * `input.gpio`: the input as a button.
 *
 * Porting note: `wait_for_active` and its like give promises, where Python waits.
 *
 * @module
 */

import { addAliases, type WithAliases } from '../aliases.ts'
import type { InputCore } from './input-core.ts'
import { readSeconds } from './options.ts'

/** The members of `input.gpio`. */
class ButtonMembers {
  declare private readonly core: InputCore

  constructor(core: InputCore) {
    Object.defineProperty(this, 'core', { value: core })
  }

  /** The pin itself, 1 when active: a claim on the tag does not change it. */
  get value(): number {
    return this.core.pinValue
  }

  get is_active(): boolean {
    return this.core.isActive
  }

  get is_pressed(): boolean {
    return this.core.isActive
  }

  get is_held(): boolean {
    return this.core.heldSince !== undefined
  }

  /** Seconds for which it has been active; null when it is not. */
  get active_time(): number | null {
    return this.core.isActive ? this.secondsSince(this.core.changedAt) : null
  }

  /** Seconds for which it has been inactive; null when it is active. */
  get inactive_time(): number | null {
    return this.core.isActive ? null : this.secondsSince(this.core.changedAt)
  }

  /** Seconds since it was held, that is, since the first hold message; null when it is not held. */
  get held_time(): number | null {
    const { heldSince } = this.core
    return heldSince === undefined ? null : this.secondsSince(heldSince)
  }

  /** True: pulled up, false: pulled down, null: floating. */
  get pull_up(): boolean | null {
    const { pull } = this.core.settings
    return pull === 'none' ? null : pull === 'up'
  }

  get closed(): boolean {
    return this.core.closed
  }

  /**
   * Waits until it is active.
   *
   * @param timeout seconds; default: for ever
   * @returns a promise of true, or of false when it took too long; it fails with KAITHEM_CLOSED when the pin is closed
   */
  wait_for_active(timeout?: number | null): Promise<boolean> {
    return this.core.wait(true, readTimeout(timeout))
  }

  /** Waits until it is inactive; as `wait_for_active`. */
  wait_for_inactive(timeout?: number | null): Promise<boolean> {
    return this.core.wait(false, readTimeout(timeout))
  }

  /** As `wait_for_active`. */
  wait_for_press(timeout?: number | null): Promise<boolean> {
    return this.wait_for_active(timeout)
  }

  /** As `wait_for_inactive`. */
  wait_for_release(timeout?: number | null): Promise<boolean> {
    return this.wait_for_inactive(timeout)
  }

  close(): void {
    this.core.close()
  }

  private secondsSince(time: number): number {
    return Math.max(0, this.core.env.clock.now() - time)
  }
}

addAliases(ButtonMembers.prototype)

/** An input as a button; every member answers to both spellings. */
export type Button = WithAliases<ButtonMembers>

function readTimeout(value: unknown): number | undefined {
  return value === undefined || value === null ? undefined : readSeconds(value, 'timeout', 0)
}

export function createButton(core: InputCore): Button {
  return new ButtonMembers(core) as Button
}
