/** Plays what messages ask for on one synthesizer. @module */

import type { FluidSynth } from '../../lib/midi/api.ts'
import type { MidiMessage } from '../../lib/midi/message.ts'
import { playMessage } from '../../lib/midi/play-message.ts'
import type { Clock, Timer } from '../../lib/platform/clock.ts'
import type { SynthConfig } from './config.ts'
import type { Chord, Order } from './orders.ts'

type PlayedSynth = Pick<FluidSynth, 'setInstrument' | 'cc' | 'fs'>

/** Of a synthesizer, where channels begin with 0. */
const drumChannel = 9
const drumBank = 128
const volumeControl = 7
const everyChannel = Array.from({ length: 16 }, (_, channel) => channel)

export class SynthPlayer {
  private readonly synth: PlayedSynth
  private readonly config: SynthConfig
  private readonly clock: Clock
  /** Ends of notes that are to come, by channel and note. */
  private readonly ends = new Map<string, Timer>()

  constructor(synth: PlayedSynth, config: SynthConfig, clock: Clock) {
    this.synth = synth
    this.config = config
    this.clock = clock
    for (const channel of this.channels) synth.cc(channel, volumeControl, config.volume)
    // Keyboards expect drums there, as General MIDI has them.
    if (config.channel === undefined) synth.fs.programSelect(drumChannel, drumBank, 0)
    if (config.instrument !== '') this.setInstrument(config.instrument)
  }

  /** @throws KAITHEM_VALUE, KAITHEM_TYPE */
  setInstrument(instrument: number | string, channel?: number): void {
    const { channel: own } = this.config
    const all = everyChannel.filter((each) => each !== drumChannel)
    const chosen = channel ?? own
    for (const each of chosen === undefined ? all : [chosen - 1]) this.synth.setInstrument(each, instrument)
  }

  play(order: Order): void {
    if (order.kind === 'stop') this.stop()
    else if (order.kind === 'chord') this.chord(order.chord)
    else for (const message of order.messages) playMessage(this.synth.fs, this.moved(message))
  }

  /** Ends everything that sounds. */
  stop(): void {
    this.forget()
    this.synth.fs.allNotesOff()
  }

  /** Nothing is called afterwards. */
  forget(): void {
    for (const timer of this.ends.values()) timer.cancel()
    this.ends.clear()
  }

  private get channels(): readonly number[] {
    const { channel } = this.config
    return channel === undefined ? everyChannel : [channel - 1]
  }

  private moved(message: MidiMessage): MidiMessage {
    const { channel } = this.config
    return channel === undefined || message.channel === undefined ? message : { ...message, channel }
  }

  private chord({ notes, velocity, duration, channel }: Chord): void {
    const { config, clock, synth } = this
    const on = (config.channel ?? channel ?? 1) - 1
    for (const note of notes) {
      const key = `${on} ${note}`
      this.ends.get(key)?.cancel()
      synth.fs.noteOn(on, note, velocity ?? config.velocity)
      const end = (): void => {
        this.ends.delete(key)
        synth.fs.noteOff(on, note)
      }
      this.ends.set(key, clock.setTimeout(end, duration ?? config.duration))
    }
  }
}
