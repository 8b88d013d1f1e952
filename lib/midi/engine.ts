/**
 * MIDI of one kaithem: the ports, what comes in, the synthesizers.
 *
 * Porting note: Kaithem looks for ports from its start on; here looking begins when somebody wants MIDI: subscribes to a topic
 * below `/midi`, makes a tag there, or uses `kaithem.midi`.
 *
 * @module
 */

import { topics } from '../alerts/announcer.ts'
import { errorText, isKaithemError, KaithemError } from '../errors.ts'
import type { MessageBus } from '../message/bus.ts'
import type { Clock, Timer } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'
import { type ErrorListener, Owner, type Subscription } from '../scope.ts'
import type { NumericTag } from '../tags/api.ts'
import type { TagRegistry } from '../tags/tag-registry.ts'
import type { MidiBackend } from './backend.ts'
import { NullMidi } from './backends/null.ts'
import { busMessageOf } from './bus-message.ts'
import { readMessages, readMidi } from './bytes.ts'
import {
  explainMidi,
  isFallback,
  type MidiChoice,
  type MidiDriver,
  MidiDrivers,
  type MidiSelection,
} from './drivers.ts'
import { Incoming } from './incoming.ts'
import { InputPorts } from './input-ports.ts'
import type { MidiMessage } from './message.ts'
import { MessageListeners } from './message-listeners.ts'
import { MidiTags } from './midi-tags.ts'
import { OutputPorts } from './output-ports.ts'
import { describePort } from './port.ts'
import { PortListeners } from './port-listeners.ts'
import { type NamedPort, topicName } from './port-names.ts'
import type { SoundFonts } from './soundfont.ts'
import type { SynthBackend } from './synth.ts'
import type { SynthChoice } from './synth-choice.ts'
import { Synths } from './synths.ts'

/** What the machine has. */
export interface MidiMachine {
  /** In the order in which they are tried. */
  readonly drivers: readonly MidiDriver[]
  readonly synths: readonly SynthBackend[]
  readonly fonts: SoundFonts
}

export interface MidiDeps {
  readonly clock: Clock
  readonly bus: MessageBus
  readonly log: Log
  readonly tags: TagRegistry
  readonly notify: ErrorListener
  readonly machine: MidiMachine
  readonly choice: () => MidiChoice | MidiBackend
  /** Which kind of synthesizer. Without ports that are real, `auto` is silent when the driver `null` was asked for. */
  readonly synth: () => SynthChoice
  /** Path of the SoundFont to take where none is named. */
  readonly soundfont: () => string | undefined
}

/** Seconds between two looks for ports that came or went. */
export const scanInterval = 10

/** Everything that is about MIDI begins so. */
const root = '/midi'

export class MidiEngine {
  readonly drivers: MidiDrivers
  readonly inputs: InputPorts
  readonly outputs = new OutputPorts(() => this.tellPorts())
  readonly synths: Synths
  readonly listeners = new MessageListeners()
  private readonly portListeners = new PortListeners()
  private readonly deps: MidiDeps
  private readonly owner: Owner
  private readonly tags: MidiTags
  private readonly incoming: Incoming
  private readonly wanted: (() => void)[] = []
  private readonly timers: Timer[] = []
  private backend: MidiBackend | undefined
  private isStarted = false
  private isClosed = false
  private hasWarned = false
  /** Tags that it makes itself show nobody's wish. */
  private isMakingTag = false
  private lastError: string | undefined

  constructor(deps: MidiDeps) {
    const { clock, bus, machine, choice, notify } = deps
    this.deps = deps
    this.owner = new Owner('midi', undefined, notify)
    this.drivers = new MidiDrivers({ memory: new NullMidi(clock), drivers: machine.drivers, choice })
    this.tags = new MidiTags({ get: (name) => this.makeTag(name) })
    this.incoming = new Incoming(clock, (message, port) => this.tell(message, port))
    this.inputs = new InputPorts({
      opened: (port) => this.incoming.reset(port),
      bytes: (port, bytes, deltaTime) => this.incoming.bytes(port, bytes, deltaTime),
      failed: (port, error) => {
        this.warn(`MIDI port ${port.name} cannot be used: ${errorText(error)}`)
        this.tellPorts()
      },
    })
    this.synths = new Synths({
      ...{ clock, backends: machine.synths, fonts: machine.fonts },
      choice: () => (deps.synth() === 'auto' && this.drivers.isMuted ? 'null' : deps.synth()),
      soundfont: deps.soundfont,
      warn: (text) => this.warn(text),
      listen: (owner, port, f) => this.listen(owner, port, f),
    })
    const wants = (topic: string): void => {
      if (!this.isMakingTag && (topic === root || topic.startsWith(`${root}/`))) this.start()
    }
    const created = bus.subscribe(this.owner, '/system/tags/created', (name: string) => wants(name))
    this.wanted.push(() => created.unsubscribe(), bus.watchSubscriptions(wants))
  }

  /** Whether it looks for ports. */
  get started(): boolean {
    return this.isStarted
  }

  /** Looks for ports a moment later, and every ten seconds from then on. */
  start(): void {
    if (this.isStarted || this.isClosed) return
    this.isStarted = true
    for (const stop of this.wanted.splice(0)) stop()
    const { clock } = this.deps
    this.timers.push(clock.setImmediate(this.look), clock.setInterval(this.look, scanInterval))
  }

  /** Looks for ports now. @throws KAITHEM_IO when they cannot be listed */
  scan(): MidiSelection {
    this.start()
    const selection = this.drivers.select()
    const { backend } = selection
    if (this.isClosed) return selection
    if (isFallback(selection)) this.warnOnce(explainMidi(selection))
    this.use(backend)
    this.inputs.scan(backend)
    this.outputs.scan(backend)
    this.tellPorts()
    return selection
  }

  /** Handles bytes as if they came from a port. @throws KAITHEM_TYPE, KAITHEM_VALUE */
  receive(port: unknown, given: unknown): void {
    if (typeof port !== 'string' || port === '') {
      throw new KaithemError('KAITHEM_TYPE', `The name of a MIDI port is a text, not ${typeof port}`, {})
    }
    const bytes = readMidi(given)
    const open = this.inputs.ports.find((each) => each.port === port)
    if (!this.isClosed) this.incoming.bytes(open ?? { port, nth: 0, name: topicName(port) }, bytes)
  }

  /** @throws KAITHEM_TYPE, KAITHEM_VALUE, KAITHEM_KEY, KAITHEM_IO; KAITHEM_UNAVAILABLE where there are no ports */
  send(port: string, given: unknown): void {
    const messages = readMessages(given)
    this.start()
    const selection = this.drivers.select()
    this.use(selection.backend)
    try {
      for (const message of messages) this.outputs.send(selection.backend, port, message)
    } catch (error) {
      if (!isFallback(selection) || !isKaithemError(error) || error.code !== 'KAITHEM_KEY') throw error
      throw new KaithemError('KAITHEM_UNAVAILABLE', explainMidi(selection), { port }, error)
    }
  }

  /** @throws KAITHEM_TYPE, KAITHEM_CLOSED */
  listen(owner: Owner, port: unknown, f: unknown): Subscription {
    const subscription = this.listeners.add(owner, port, f)
    this.start()
    return subscription
  }

  /** Calls f after the next look, and whenever there are others. @throws KAITHEM_TYPE, KAITHEM_CLOSED */
  watchPorts(owner: Owner, f: unknown): Subscription {
    const subscription = this.portListeners.add(owner, f)
    if (this.isStarted) this.deps.clock.setImmediate(() => this.tellPorts())
    else this.start()
    return subscription
  }

  close(): void {
    this.isClosed = true
    for (const stop of this.wanted.splice(0)) stop()
    for (const timer of this.timers.splice(0)) timer.cancel()
    this.synths.close()
    this.shut()
    this.owner.dispose()
    this.drivers.close()
  }

  private readonly look = (): void => {
    try {
      this.scan()
      this.lastError = undefined
    } catch (error) {
      const text = errorText(error)
      if (text !== this.lastError) this.warn(`MIDI ports cannot be listed: ${text}`)
      this.lastError = text
    }
  }

  private tellPorts(): void {
    const { inputs, outputs, isClosed } = this
    if (isClosed) return
    this.portListeners.tell(() => ({
      inputs: inputs.ports.map(describePort),
      outputs: outputs.ports.map(describePort),
    }))
  }

  /** Ports of another driver are closed. */
  private use(backend: MidiBackend): void {
    if (this.backend !== backend) this.shut()
    this.backend = backend
  }

  private shut(): void {
    this.inputs.close()
    this.outputs.close()
  }

  /** The tag first, so that whoever gets the message sees it. */
  private tell(message: MidiMessage, port: NamedPort): void {
    const { name } = port
    const onBus = busMessageOf(message)
    if (onBus !== undefined) {
      const isNote = message.type === 'noteon' || message.type === 'noteoff'
      this.attempt(`tags of MIDI port ${name}`, () =>
        this.tags.set(name, onBus, isNote ? (message.data[1] ?? 0) : null),
      )
      this.deps.bus.post(`${root}/${name}`, onBus)
    }
    this.listeners.tell(message, port)
  }

  private makeTag(name: string): NumericTag {
    this.isMakingTag = true
    try {
      return this.deps.tags.viewFor(this.owner).get(name, 'number') as unknown as NumericTag
    } finally {
      this.isMakingTag = false
    }
  }

  private attempt(what: string, work: () => void): void {
    try {
      work()
    } catch (error) {
      this.owner.report(error, what)
    }
  }

  private warnOnce(text: string): void {
    if (!this.hasWarned) this.warn(text)
    this.hasWarned = true
  }

  private warn(text: string): void {
    this.deps.log.warn(text)
    this.deps.bus.post(topics.warnings, text)
  }
}
