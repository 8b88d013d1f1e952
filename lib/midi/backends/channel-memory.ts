/** What the channels of a synthesizer are set to, so that another one can be set to the same. @module */

import type { SynthEvent } from './synth-event.ts'

interface Channel {
  bank: number
  program: number
  /** Undefined: it was never bent. */
  bend: number | undefined
  readonly controls: Map<number, number>
}

/** Controllers that do something once, and are no state. */
const firstMode = 120

export class ChannelMemory {
  private readonly channels = new Map<number, Channel>()

  note(event: SynthEvent): void {
    const [call, number] = event
    if (number === undefined) return
    const channel = this.channels.get(number) ?? { bank: 0, program: 0, bend: undefined, controls: new Map() }
    switch (call) {
      case 'programSelect':
        channel.bank = event[2]
        channel.program = event[3]
        break
      case 'programChange':
        channel.program = event[2]
        break
      case 'cc':
        if (event[2] < firstMode) channel.controls.set(event[2], event[3])
        break
      case 'pitchBend':
        channel.bend = event[2]
        break
      default:
        return
    }
    this.channels.set(number, channel)
  }

  /** What makes a new synthesizer the same, but for its notes. */
  get events(): SynthEvent[] {
    return [...this.channels].flatMap(([number, { bank, program, bend, controls }]) => [
      ['programSelect', number, bank, program] as const,
      ...[...controls].map(([control, value]) => ['cc', number, control, value] as const),
      ...(bend === undefined ? [] : [['pitchBend', number, bend] as const]),
    ])
  }
}
