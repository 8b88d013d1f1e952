/** The ports of the machine, through the package @julusian/midi. @module */

import type * as midiModule from '@julusian/midi'
import { errorText, KaithemError } from '../../errors.ts'
import type { Packages } from '../../platform/packages.ts'
import type { InputListener, InputPort, MidiBackend, OutputPort, PortAddress, Refusal } from '../backend.ts'
import { deviceOf, sequencerRefusal } from './sequencer.ts'

type RtMidi = typeof midiModule
const packageName = '@julusian/midi'

export interface RtMidiOptions {
  readonly packages: Packages
  /** Why the system has no MIDI (default: looks at the sequencer of Linux). */
  readonly refusal?: (() => Refusal | undefined) | undefined
}

/** What is open, to be closed with the driver. */
interface Open {
  close(): void
}

export class RtMidiBackend implements MidiBackend {
  readonly name = 'rtmidi'
  private readonly packages: Packages
  private readonly refusal: () => Refusal | undefined
  private readonly open = new Set<Open>()
  /** The library complains on standard error when it cannot begin: once is enough. */
  private failure: Refusal | undefined
  private works = false

  constructor({ packages, refusal = () => sequencerRefusal() }: RtMidiOptions) {
    this.packages = packages
    this.refusal = refusal
  }

  probe(): Refusal | undefined {
    const refusal = this.refusal() ?? this.failure
    if (refusal !== undefined || this.works) return refusal
    let library: RtMidi
    try {
      library = this.load()
    } catch (error) {
      return noLibrary(errorText(error))
    }
    try {
      library.Input.getPortNames()
      this.works = true
    } catch (error) {
      const detail = errorText(error)
      this.failure = { reason: 'failed', message: `${packageName} does not work here: ${detail}`, data: { detail } }
    }
    return this.failure
  }

  inputs(): readonly string[] {
    return attempt('The MIDI inputs cannot be listed', () => this.load().Input.getPortNames())
  }

  outputs(): readonly string[] {
    return attempt('The MIDI outputs cannot be listed', () => this.load().Output.getPortNames())
  }

  fingerprint(port: string): string | undefined {
    return deviceOf(port)
  }

  openInput(address: PortAddress, listener: InputListener): InputPort {
    const { Input } = this.load()
    const opened = this.keep(connect(address, () => new Input()))
    const { port: input } = opened
    // Active sensing says nothing but that there is a cable, three times a second.
    input.ignoreTypes(false, false, true)
    input.on('messageBuffer', (deltaTime, bytes) => {
      if (opened.isOpen()) listener.bytes(bytes, deltaTime)
    })
    return opened
  }

  openOutput(address: PortAddress): OutputPort {
    const { Output } = this.load()
    const opened = this.keep(connect(address, () => new Output()))
    const what = `MIDI port ${address.port}`
    return {
      close: opened.close,
      send: (bytes) => {
        if (!opened.isOpen()) throw new KaithemError('KAITHEM_IO', `${what} is closed`, { port: address.port })
        attempt(what, () => opened.port.sendMessage([...bytes]))
      },
    }
  }

  close(): void {
    for (const each of [...this.open]) each.close()
  }

  private load(): RtMidi {
    const loaded = this.packages.load(packageName) as RtMidi & { default?: RtMidi }
    return loaded.default ?? loaded
  }

  private keep<P extends Connectable>(port: P) {
    const state = { isOpen: true }
    const opened = {
      port,
      isOpen: () => state.isOpen,
      close: () => {
        if (!state.isOpen) return
        state.isOpen = false
        this.open.delete(opened)
        port.destroy()
      },
    }
    this.open.add(opened)
    return opened
  }
}

/** @example createRtMidiBackend({ packages }).probe() // undefined where it works */
export function createRtMidiBackend(options: RtMidiOptions): MidiBackend {
  return new RtMidiBackend(options)
}

/** The part of inputs and outputs that opens them. */
interface Connectable {
  getPortCount(): number
  getPortName(index: number): string
  openPort(index: number): void
  destroy(): void
}

/** Numbers of ports change when others come and go, so they are looked up right before. */
function connect<P extends Connectable>({ port, nth }: PortAddress, make: () => P): P {
  const what = `MIDI port ${port}`
  const made = attempt(what, make)
  try {
    return attempt(what, () => {
      const indices = Array.from({ length: made.getPortCount() }, (_, index) => index)
      const index = indices.filter((each) => made.getPortName(each) === port)[nth]
      if (index === undefined) throw new KaithemError('KAITHEM_KEY', `There is no ${what}`, { port })
      made.openPort(index)
      return made
    })
  } catch (error) {
    made.destroy()
    throw error
  }
}

function attempt<T>(what: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof KaithemError) throw error
    throw new KaithemError('KAITHEM_IO', `${what}: ${errorText(error)}`, {}, error)
  }
}

function noLibrary(detail: string): Refusal {
  const message = `the package ${packageName} is not installed or has no binary for this machine (npm install ${packageName} in Node-RED's user directory)`
  return { reason: 'noLibrary', message, data: { package: packageName, detail } }
}
