/** `output.gpio`: the output as a lamp. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import type { OutputCore } from './output-core.ts'

/** The members of `output.gpio`. */
class LampMembers {
  declare private readonly core: OutputCore

  constructor(core: OutputCore) {
    Object.defineProperty(this, 'core', { value: core })
  }

  /** The pin itself, 0 to 1, active level considered. */
  get value(): number {
    return this.core.pinValue
  }

  get is_active(): boolean {
    return this.core.pinValue > 0
  }

  get is_lit(): boolean {
    return this.is_active
  }

  get active_high(): boolean {
    return this.core.settings.activeLevel === 1
  }

  get closed(): boolean {
    return this.core.closed
  }

  close(): void {
    this.core.close()
  }
}

addAliases(LampMembers.prototype)

/** An output as a lamp; every member answers to both spellings. */
export type Lamp = WithAliases<LampMembers>

export function createLamp(core: OutputCore): Lamp {
  return new LampMembers(core) as Lamp
}
