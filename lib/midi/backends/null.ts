/** MIDI ports in memory: for tests and simulations, and for machines without any. @module */

import { KaithemError } from '../../errors.ts'
import type { Clock } from '../../platform/clock.ts'
import type { InputListener, InputPort, MidiBackend, OutputPort, PortAddress } from '../backend.ts'

/** What was sent through a port, and when in epoch seconds. */
export interface SentMidi {
  readonly time: number
  readonly port: string
  readonly bytes: readonly number[]
}

/** Messages that are kept; the oldest are forgotten first. */
export const mostSent = 10_000

interface Device {
  readonly port: string
  /** Another one with each time it is plugged in. */
  readonly serial: number
  readonly directions: readonly Direction[]
}

export type Direction = 'input' | 'output'

interface Connection {
  readonly device: Device
  readonly listener: InputListener
}

export class NullMidi implements MidiBackend {
  readonly name = 'null'
  /** What was sent, oldest first. */
  readonly sent: SentMidi[] = []
  private readonly clock: Clock
  private devices: Device[] = []
  private readonly listening = new Set<Connection>()
  private serial = 0

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** A device is plugged in. @param directions what it has (default: both) */
  plug(port: string, directions: readonly Direction[] = ['input', 'output']): void {
    this.devices.push({ port, directions, serial: ++this.serial })
  }

  /** All devices of this name are pulled out. */
  unplug(port: string): void {
    this.devices = this.devices.filter((device) => device.port !== port)
  }

  /** The device sends bytes: to whoever has opened its port. @param nth of those with this name, from 0 */
  feed(port: string, bytes: Iterable<number>, deltaTime?: number, nth = 0): void {
    const device = this.find({ port, nth }, 'input')
    const list = [...bytes]
    for (const connection of this.listening) {
      if (connection.device === device) connection.listener.bytes(list, deltaTime)
    }
  }

  /** Ends open inputs of this name, as a driver does that notices. */
  fail(port: string): void {
    for (const connection of [...this.listening]) {
      if (connection.device.port !== port) continue
      this.listening.delete(connection)
      connection.listener.failed(new KaithemError('KAITHEM_IO', `The port ${port} was taken away`, { port }))
    }
  }

  probe(): undefined {
    return undefined
  }

  inputs(): readonly string[] {
    return this.of('input').map(({ port }) => port)
  }

  outputs(): readonly string[] {
    return this.of('output').map(({ port }) => port)
  }

  fingerprint(port: string): string | undefined {
    const serials = this.devices.filter((device) => device.port === port).map(({ serial }) => serial)
    return serials.length === 0 ? undefined : serials.join(' ')
  }

  openInput(address: PortAddress, listener: InputListener): InputPort {
    const connection = { device: this.find(address, 'input'), listener }
    this.listening.add(connection)
    return { close: () => void this.listening.delete(connection) }
  }

  openOutput(address: PortAddress): OutputPort {
    const device = this.find(address, 'output')
    const state = { isOpen: true }
    return {
      send: (bytes) => {
        if (!state.isOpen || !this.devices.includes(device)) throw gone(address)
        this.sent.push({ time: this.clock.now(), port: device.port, bytes: [...bytes] })
        if (this.sent.length > mostSent) this.sent.splice(0, this.sent.length - mostSent)
      },
      close: () => {
        state.isOpen = false
      },
    }
  }

  close(): void {
    this.listening.clear()
  }

  private of(direction: Direction): readonly Device[] {
    return this.devices.filter(({ directions }) => directions.includes(direction))
  }

  private find({ port, nth }: PortAddress, direction: Direction): Device {
    const device = this.of(direction).filter((each) => each.port === port)[nth]
    if (device !== undefined) return device
    throw new KaithemError('KAITHEM_KEY', `There is no MIDI ${direction} ${port}`, { port })
  }
}

/** What the ports in memory have beyond those of a driver. */
export type MemoryPorts = Pick<NullMidi, 'plug' | 'unplug' | 'feed' | 'sent'>

function gone({ port }: PortAddress): KaithemError {
  return new KaithemError('KAITHEM_IO', `The MIDI port ${port} is gone`, { port })
}
