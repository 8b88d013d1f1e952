/** kaithem.midi: start here. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import type { Owner, Subscription } from '../scope.ts'
import type { MidiBackend } from './backend.ts'
import type { MemoryPorts } from './backends/null.ts'
import type { MidiData } from './bytes.ts'
import { diagnoseMidi, type MidiDiagnostics } from './describe.ts'
import type { MidiEngine } from './engine.ts'
import { type FluidSynth, FluidSynthHandle } from './fluid-synth.ts'
import { drumNotes, generalMidi, type NameTable } from './general-midi.ts'
import type { MidiListener } from './message-listeners.ts'
import { describePort, type MidiPort } from './port.ts'
import type { PortListener } from './port-listeners.ts'
import type { Preset } from './synth.ts'
import type { FluidSynthArguments } from './synth-options.ts'

export type { MidiBackend } from './backend.ts'
export type { MidiBusMessage } from './bus-message.ts'
export type { MidiData } from './bytes.ts'
export type { MidiDiagnostics } from './describe.ts'
export type { MidiChoice, MidiDriver, TriedMidiDriver } from './drivers.ts'
export type { FluidSynth } from './fluid-synth.ts'
export type { NameTable } from './general-midi.ts'
export type { MidiMessage, MidiMessageInput } from './message.ts'
export type { MidiListener } from './message-listeners.ts'
export type { MidiPort } from './port.ts'
export type { MidiPorts, PortListener } from './port-listeners.ts'
export type { Preset, Synth, SynthBackend } from './synth.ts'
export type { SynthChoice, TriedSynth } from './synth-choice.ts'
export type { FluidSynthOptions } from './synth-options.ts'

/** Makes synthesizers, with `new` or without. */
export interface FluidSynthConstructor {
  new (...args: FluidSynthArguments): FluidSynth
  (...args: FluidSynthArguments): FluidSynth
  readonly prototype: FluidSynthHandle
}

/** The members of `kaithem.midi`. */
export interface MidiMembers {
  /**
   * A synthesizer. It begins with program 0 of bank 0, a grand piano, on all its channels, which are 0 to 15 here. It ends
   * with whoever made it. Where the machine has no synthesizer it is silent, which is said once, and writes down what it is told.
   *
   * @param soundfont path of a SoundFont, `.sf2` or `.sf3`; default: one of the system's. Or the options
   * @param jackClientName its name among the clients of JACK, where it is one
   * @param options `soundfont`, `jackClientName`, `connect_midi` (the name of an input: what comes in there is played),
   * `connect_output` (a sound card), `reverb` and `chorus` (default false), `ondemand` (default true: samples are loaded when
   * they are needed)
   * @throws KAITHEM_IO when the SoundFont cannot be read; KAITHEM_UNAVAILABLE when none is found; KAITHEM_TYPE,
   * KAITHEM_VALUE for wrong options; KAITHEM_CLOSED
   * @example
   * const synth = kaithem.midi.FluidSynth()
   * synth.setInstrument(0, 'jazz guitar')
   * synth.noteOn(0, 60, 100)
   */
  readonly FluidSynth: FluidSynthConstructor
  /**
   * The names of the 128 programs of General MIDI, by number.
   *
   * @example
   * kaithem.midi.numbersToGM[26] // => 'Electric Guitar (jazz)'
   */
  readonly numbersToGM: NameTable
  /**
   * The same as `numbersToGM`.
   *
   * @example
   * kaithem.midi.instrumentSearch[73] // => 'Flute'
   */
  readonly instrumentSearch: NameTable
  /**
   * The drums of General MIDI by note, 35 to 81: what the notes of channel 10 play (9 of a synthesizer).
   *
   * @example
   * kaithem.midi.numbersToDrums[38] // => 'Acoustic Snare'
   */
  readonly numbersToDrums: NameTable
  /**
   * The inputs of the machine as plain data: `{ name, port, open, error }`. It looks now, and from then on every ten seconds.
   *
   * @throws KAITHEM_IO when they cannot be listed
   * @example
   * kaithem.midi.inputs().map(({ name }) => name) // => []
   */
  inputs(): MidiPort[]
  /**
   * The outputs of the machine as plain data: `{ name, port, open, error }`; they are opened when something is sent there.
   *
   * @throws KAITHEM_IO when they cannot be listed
   * @example
   * kaithem.midi.outputs().map(({ name }) => name) // => []
   */
  outputs(): MidiPort[]
  /**
   * Calls a function with every message that comes in, of all kinds: f(message, port). The message has the shape of
   * `msg.midi`: `type` (`noteon`, `noteoff`, `polyat`, `controlchange`, `programchange`, `channelat`, `pitchbend`, `sysex`,
   * `clock`, `start`, `continue`, `stop`, ...), `channel` (1 to 16), `data`, `raw`, `deltaTime` (seconds since the message before).
   *
   * @param port the name of an input, or a part of it: also of one that is plugged in later. Or only the function: all
   * @param f called at once when the message comes; `port` is its name in topics
   * @returns the subscription: call it, or its `unsubscribe()`, to end it
   * @throws KAITHEM_TYPE if f is no function or port no text; KAITHEM_CLOSED
   * @example
   * const seen = []
   * kaithem.midi.on_message('launchpad', ({ type, channel, data }) => seen.push([type, channel, ...data]))
   * kaithem.midi.receive('Launchpad Mini', [0x90, 60, 100])
   * seen // => [['noteon', 1, 60, 100]]
   */
  on_message(f: MidiListener): Subscription
  on_message(port: string | null | undefined, f: MidiListener): Subscription
  /**
   * Calls a function with the ports there are: f({ inputs, outputs }), lists as `inputs()` and `outputs()` give them. It is called
   * after the next look, and then whenever a port has come, gone, or stopped working.
   *
   * @param f called with plain data that is its own
   * @returns the subscription: call it, or its `unsubscribe()`, to end it
   * @throws KAITHEM_TYPE if f is no function; KAITHEM_CLOSED
   * @example
   * const seen = []
   * kaithem.midi.on_ports(({ inputs }) => seen.push(inputs.map(({ name }) => name)))
   * kaithem.midi.backend.plug('Launchpad Mini')
   * await clock.advance(10)
   * seen // => [['launchpad_mini']]
   */
  on_ports(f: PortListener): Subscription
  /**
   * The instruments of a SoundFont as plain data, in the order of the file: `{ name, bank, program }`; bank 128 has the drums.
   *
   * @param soundfont path of an `.sf2` or `.sf3`; default: the SoundFont that synthesizers take, and where there is none the 128
   * programs of General MIDI
   * @throws KAITHEM_IO when it cannot be read; KAITHEM_VALUE when it is no SoundFont; KAITHEM_TYPE for what is no text
   * @example
   * const [first] = kaithem.midi.instruments()
   * Object.keys(first) // => ['name', 'bank', 'program']
   */
  instruments(soundfont?: string | null): Preset[]
  /**
   * Sends to an output.
   *
   * @param port its name, or a part of it that only one has
   * @param message bytes (one message or several), a message in the shape of `msg.midi`, or one as the bus has it:
   * `['noteon', channel, note, velocity]`, `['noteoff', channel, note]`, `['cc', channel, n, value]`, `['pitch', channel, value]`
   * @throws KAITHEM_KEY when there is no such output, KAITHEM_VALUE when it could be several; KAITHEM_VALUE, KAITHEM_TYPE
   * for what is no message; KAITHEM_IO when it cannot be sent; KAITHEM_UNAVAILABLE where there are no ports
   * @example
   * kaithem.midi.backend.plug('Organ')
   * kaithem.midi.send('organ', ['noteon', 1, 60, 100])
   * kaithem.midi.backend.sent[0].bytes // => [0x90, 60, 100]
   */
  send(port: string, message: MidiData): void
  /**
   * As if it came in at a port, which need not exist: for tests, simulations, and MIDI that comes another way.
   *
   * @param port its name; topics and tags have it in lower case with `_`
   * @param bytes bytes, also parts of messages; or whatever `send` takes
   * @throws KAITHEM_VALUE, KAITHEM_TYPE for what is no MIDI
   * @example
   * kaithem.midi.receive('Launchpad Mini', [0xb0, 7, 99])
   * kaithem.tags['/midi/launchpad_mini/1.cc[7]'].value // => 99
   */
  receive(port: string, bytes: MidiData): void
  /**
   * The driver of the ports. The one in memory, `null`, has `plug(port)`, `unplug(port)`, `feed(port, bytes)` and `sent`, a
   * list of `{ time, port, bytes }`.
   *
   * @example
   * kaithem.midi.backend.name // => 'null'
   */
  readonly backend: MidiBackend & Partial<MemoryPorts>
  /**
   * Which driver serves the ports and why, what keeps the others from working, the ports. It opens none.
   *
   * @example
   * const { driver, why, tried, inputs, outputs } = kaithem.midi.diagnostics()
   * node.warn(why)
   */
  diagnostics(): MidiDiagnostics
}

export type MidiApi = WithAliases<MidiMembers>

/** MIDI as one owner sees it: what is made through it ends with the owner. */
export function createMidiApi(engine: MidiEngine, owner: Owner): MidiApi {
  function newSynth(...args: readonly unknown[]): FluidSynthHandle {
    return engine.synths.create(owner, args)
  }
  newSynth.prototype = FluidSynthHandle.prototype
  const api = {
    FluidSynth: newSynth as unknown as FluidSynthConstructor,
    numbersToGM: generalMidi,
    instrumentSearch: generalMidi,
    numbersToDrums: drumNotes,
    inputs: () => {
      engine.scan()
      return engine.inputs.ports.map(describePort)
    },
    outputs: () => {
      engine.scan()
      return engine.outputs.ports.map(describePort)
    },
    on_message: (...args: readonly unknown[]) =>
      args.length < 2 ? engine.listen(owner, undefined, args[0]) : engine.listen(owner, args[0], args[1]),
    on_ports: (f: unknown) => engine.watchPorts(owner, f),
    instruments: (soundfont?: unknown) => engine.synths.instruments(soundfont),
    send: (port: string, message: unknown) => engine.send(port, message),
    receive: (port: string, bytes: unknown) => engine.receive(port, bytes),
    get backend() {
      return engine.drivers.select().backend
    },
    diagnostics: () => diagnoseMidi(engine),
  }
  addAliases(api)
  return api as unknown as MidiApi
}
