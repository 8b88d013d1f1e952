/** A driver that a test can break: its ports are in memory, but not those of the null driver. @module */

import { type Clock, ManualClock } from '../../../lib/index.ts'
import type { MidiBackend, Refusal } from '../../../lib/midi/backend.ts'
import { NullMidi } from '../../../lib/midi/backends/null.ts'

export class FakeMidi implements MidiBackend {
  readonly name = 'rtmidi'
  /** Why it does not work. */
  refusal: Refusal | undefined
  /** What listing ports throws. */
  listError: Error | undefined
  readonly calls: string[] = []
  /** The machine: plug and unplug there. */
  readonly machine: NullMidi

  constructor(clock: Clock = new ManualClock()) {
    this.machine = new NullMidi(clock)
  }

  probe(): Refusal | undefined {
    this.calls.push('probe')
    return this.refusal
  }

  inputs(): readonly string[] {
    this.calls.push('inputs')
    if (this.listError !== undefined) throw this.listError
    return this.machine.inputs()
  }

  outputs(): readonly string[] {
    return this.machine.outputs()
  }

  fingerprint(port: string): string | undefined {
    return this.machine.fingerprint(port)
  }

  openInput(...args: Parameters<NullMidi['openInput']>) {
    this.calls.push(`open ${args[0].port}`)
    return this.machine.openInput(...args)
  }

  openOutput(...args: Parameters<NullMidi['openOutput']>) {
    return this.machine.openOutput(...args)
  }

  close(): void {
    this.calls.push('close')
    this.machine.close()
  }
}
