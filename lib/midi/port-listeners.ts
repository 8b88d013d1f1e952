/** Functions that are told when ports come, go, or stop working. @module */

import { KaithemError } from '../errors.ts'
import { createSubscription, type Owner, type Subscription } from '../scope.ts'
import { onRejection } from '../thenable.ts'
import type { MidiPort } from './port.ts'

/** The ports there are now. */
export interface MidiPorts {
  readonly inputs: readonly MidiPort[]
  readonly outputs: readonly MidiPort[]
}

export type PortListener = (ports: MidiPorts) => unknown

interface Listening {
  readonly owner: Owner
  readonly f: PortListener
  /** What it was told last, as text; undefined before the first look. */
  told: string | undefined
}

/** What people would notice: an output is opened by the first message, which is nobody's concern. */
const keyOf = ({ inputs, outputs }: MidiPorts): string =>
  JSON.stringify([inputs, outputs.map(({ port, name, error }) => [port, name, error])])

/** Whoever is told may do to it what he wants. */
const copyOf = ({ inputs, outputs }: MidiPorts): MidiPorts => ({
  inputs: inputs.map((port) => ({ ...port })),
  outputs: outputs.map((port) => ({ ...port })),
})

export class PortListeners {
  private readonly listening = new Set<Listening>()

  /** @throws KAITHEM_TYPE, KAITHEM_CLOSED */
  add(owner: Owner, f: unknown): Subscription {
    if (typeof f !== 'function') {
      throw new KaithemError('KAITHEM_TYPE', `on_ports calls a function with the ports there are, not ${typeof f}`, {})
    }
    const entry: Listening = { owner, f: f as PortListener, told: undefined }
    this.listening.add(entry)
    return createSubscription(owner, () => void this.listening.delete(entry))
  }

  /** Tells those who have not been told of these yet. */
  tell(ports: () => MidiPorts): void {
    if (this.listening.size === 0) return
    const now = ports()
    const key = keyOf(now)
    for (const entry of [...this.listening]) {
      if (entry.told === key) continue
      entry.told = key
      const report = (error: unknown): void => entry.owner.report(error, 'a listener to MIDI ports')
      try {
        onRejection(entry.f(copyOf(now)), report)
      } catch (error) {
        report(error)
      }
    }
  }
}
