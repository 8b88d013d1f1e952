/** Functions that are told every message of the ports they are interested in. @module */

import { KaithemError } from '../errors.ts'
import { createSubscription, type Owner, type Subscription } from '../scope.ts'
import { onRejection } from '../thenable.ts'
import type { MidiMessage } from './message.ts'
import { isMeant, type NamedPort } from './port-names.ts'

/** Called with a message and the name of its port, as in topics. */
export type MidiListener = (message: MidiMessage, port: string) => unknown

interface Listening {
  readonly owner: Owner
  /** Undefined: all ports. */
  readonly text: string | undefined
  readonly f: MidiListener
}

export class MessageListeners {
  private readonly listening = new Set<Listening>()

  /**
   * @param text the name of a port or a part of it; undefined: all
   * @throws KAITHEM_TYPE, KAITHEM_CLOSED
   */
  add(owner: Owner, text: unknown, f: unknown): Subscription {
    if (text !== undefined && text !== null && typeof text !== 'string') {
      throw new KaithemError('KAITHEM_TYPE', `A MIDI port is meant by its name, not by ${typeof text}`, {})
    }
    if (typeof f !== 'function') {
      throw new KaithemError('KAITHEM_TYPE', `on_message calls a function with each message, not ${typeof f}`, {})
    }
    const entry: Listening = { owner, text: text || undefined, f: f as MidiListener }
    this.listening.add(entry)
    return createSubscription(owner, () => void this.listening.delete(entry))
  }

  /** Each gets a copy: what one changes is of no concern to the others. */
  tell(message: MidiMessage, port: NamedPort): void {
    for (const { owner, text, f } of [...this.listening]) {
      if (text !== undefined && !isMeant(text, port)) continue
      const report = (error: unknown): void => owner.report(error, `a listener to MIDI port ${port.name}`)
      try {
        const copy = { ...message, data: [...message.data], raw: [...message.raw] }
        onRejection(f(copy, port.name), report)
      } catch (error) {
        report(error)
      }
    }
  }
}
