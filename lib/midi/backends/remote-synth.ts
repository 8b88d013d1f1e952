/** One synthesizer of another process, as this one sees it: what it is told, and what it must be told again. @module */

import type { KaithemError } from '../../errors.ts'
import type { Synth, SynthListener } from '../synth.ts'
import { ChannelMemory } from './channel-memory.ts'
import type { SynthEvent } from './synth-event.ts'

/** The way to the other process. */
export interface RemoteEnd {
  /** Has the process make it. */
  start(): void
  tell(event: SynthEvent): void
  close(): void
}

export class RemoteSynth implements Synth {
  readonly name: string
  declare private readonly end: RemoteEnd
  declare private readonly listener: SynthListener
  declare private readonly memory: ChannelMemory
  declare private isOver: boolean
  declare private failed: KaithemError | undefined

  constructor(name: string, end: RemoteEnd, listener: SynthListener) {
    this.name = name
    // Hidden from listings, comparisons and copies of messages.
    Object.defineProperties(this, {
      end: { value: end },
      listener: { value: listener },
      memory: { value: new ChannelMemory() },
      isOver: { value: false, writable: true },
      failed: { value: undefined, writable: true },
    })
    end.start()
  }

  get failure(): KaithemError | undefined {
    return this.failed
  }

  /** The process is a new one: it gets the instruments and controllers of the old one. */
  restart(): void {
    const { end, memory, listener } = this
    end.start()
    for (const event of memory.events) end.tell(event)
    listener.restarted()
  }

  /** It is silent from now on. */
  fail(error: KaithemError): void {
    if (this.isOver) return
    this.isOver = true
    this.failed = error
    this.listener.failed(error)
  }

  programSelect(channel: number, bank: number, program: number): void {
    this.tell(['programSelect', channel, bank, program])
  }

  programChange(channel: number, program: number): void {
    this.tell(['programChange', channel, program])
  }

  noteOn(channel: number, note: number, velocity: number): void {
    this.tell(velocity === 0 ? ['noteOff', channel, note] : ['noteOn', channel, note, velocity])
  }

  noteOff(channel: number, note: number): void {
    this.tell(['noteOff', channel, note])
  }

  cc(channel: number, control: number, value: number): void {
    this.tell(['cc', channel, control, value])
  }

  pitchBend(channel: number, value: number): void {
    this.tell(['pitchBend', channel, value])
  }

  allNotesOff(): void {
    this.tell(['allNotesOff'])
  }

  close(): void {
    if (this.isOver) return
    this.isOver = true
    this.end.close()
  }

  private tell(event: SynthEvent): void {
    if (this.isOver) return
    this.memory.note(event)
    this.end.tell(event)
  }
}
