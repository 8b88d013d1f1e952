/** Bytes that come in from ports, and the messages they are. @module */

import type { Clock } from '../platform/clock.ts'
import type { MidiMessage } from './message.ts'
import { MidiParser } from './parser.ts'
import type { NamedPort } from './port-names.ts'

interface Stream {
  readonly parser: MidiParser
  /** Where the bytes come from that are being parsed. */
  port: NamedPort
  /** Epoch seconds of the last bytes. */
  last: number | undefined
}

export class Incoming {
  private readonly clock: Clock
  private readonly emit: (message: MidiMessage, port: NamedPort) => void
  private readonly streams = new Map<string, Stream>()

  constructor(clock: Clock, emit: (message: MidiMessage, port: NamedPort) => void) {
    this.clock = clock
    this.emit = emit
  }

  /** @param deltaTime seconds since the bytes before; undefined: by the clock */
  bytes(port: NamedPort, bytes: Iterable<number>, deltaTime?: number): void {
    const stream = this.streamOf(port)
    const now = this.clock.now()
    const since = deltaTime ?? now - (stream.last ?? now)
    stream.last = now
    stream.port = port
    stream.parser.push(bytes, since)
  }

  /** What comes now has nothing to do with what came before. */
  reset(port: NamedPort): void {
    this.streams.delete(port.name)
  }

  private streamOf(port: NamedPort): Stream {
    const known = this.streams.get(port.name)
    if (known !== undefined) return known
    const parser = new MidiParser((message) => this.emit(message, stream.port))
    const stream: Stream = { parser, port, last: undefined }
    this.streams.set(port.name, stream)
    return stream
  }
}
