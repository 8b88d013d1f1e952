/** The status of a node with a MIDI port: what it is connected to or waits for, and what went through last. @module */

import type { MidiDiagnostics, MidiMessage, MidiPorts } from '../../lib/midi/api.ts'
import { busMessageOf } from '../../lib/midi/bus-message.ts'
import { isMeant, isThrough } from '../../lib/midi/port-names.ts'
import { sharedSet, textKey } from './package.ts'
import type { Red } from './red-types.ts'
import type { Status } from './status.ts'

/** The sentence in the language of the runtime, because names stand in it. */
export type Translate = (key: string, data?: Record<string, string>) => string

export function midiTexts(RED: Pick<Red, '_'>): Translate {
  return (key, data) => RED._(textKey(sharedSet, `${sharedSet}:midi.${key}`), data)
}

/** What the node has to do with. */
export interface MidiPlace {
  /** A name or a part of it; empty: all devices, which "Midi Through" is not. */
  readonly port: string
  readonly side: 'inputs' | 'outputs'
}

/** A message in a few words: `noteon 1 60 100`. */
export function messageWords(message: MidiMessage): string {
  const { type, channel, data } = message
  const words = busMessageOf(message) ?? [type, ...(channel === undefined ? [] : [channel]), ...data.slice(0, 3)]
  return words.join(' ')
}

export class MidiStatus {
  private readonly status: Pick<Status, 'text' | 'lazy'>
  private readonly translate: Translate
  private readonly place: MidiPlace
  /** What it is connected to; undefined while it waits. */
  private connected: string | undefined
  private last: MidiMessage | undefined
  /** What it said last, where that is a sentence. */
  private said = ''

  constructor(status: Pick<Status, 'text' | 'lazy'>, translate: Translate, place: MidiPlace) {
    this.status = status
    this.translate = translate
    this.place = place
  }

  /** Nothing is known yet. */
  waiting(): void {
    const { port } = this.place
    this.connected = undefined
    const text = port === '' ? this.translate('status.none') : this.translate('status.waiting', { port })
    this.say(text, 'yellow')
  }

  /** @param diagnose why there are only ports in memory, where that is so */
  ports(ports: MidiPorts, diagnose: () => Pick<MidiDiagnostics, 'driver' | 'tried'>): void {
    const { port, side } = this.place
    const found = ports[side].filter((each) =>
      port === '' ? !isThrough(each.name) : isMeant(port, { ...each, nth: 0 }),
    )
    const broken = found.find(({ error }) => error !== null)
    const [first, ...others] = found
    if (broken !== undefined && found.every(({ error }) => error !== null)) {
      this.connected = undefined
      this.say(`${broken.name}: ${broken.error}`, 'red')
      return
    }
    if (first === undefined) {
      this.absent(diagnose())
      return
    }
    this.connected = others.length === 0 ? first.name : this.translate('status.several', { count: `${found.length}` })
    this.show()
  }

  /** One went through. */
  message(message: MidiMessage): void {
    this.last = message
    this.show()
  }

  private absent({ driver, tried }: Pick<MidiDiagnostics, 'driver' | 'tried'>): void {
    const [missing] = tried
    if (driver !== 'null' || missing === undefined) {
      this.waiting()
      return
    }
    this.connected = undefined
    this.say(this.translate(`status.${missing.refusal.reason}`), 'blue')
  }

  /** Not the same again: an error that is shown meanwhile stays. */
  private say(text: string, fill: 'yellow' | 'red' | 'blue'): void {
    if (text !== this.said) this.status.text(text, fill, 'ring')
    this.said = text
  }

  private show(): void {
    this.said = ''
    // What comes by kaithem.midi.receive needs no port.
    this.status.lazy(
      this.words,
      this.connected === undefined ? 'blue' : 'green',
      this.last === undefined ? 'ring' : 'dot',
    )
  }

  private readonly words = (): string => {
    const parts = [this.connected, this.last === undefined ? undefined : messageWords(this.last)]
    return parts.filter((part) => part !== undefined).join(' · ')
  }
}
