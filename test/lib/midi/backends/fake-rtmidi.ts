/** The package @julusian/midi, over devices in memory. @module */

import { EventEmitter } from 'node:events'
import { NullMidi } from '../../../../lib/midi/backends/null.ts'
import { ManualClock } from '../../../../lib/platform/fake/clock.ts'

export interface FakeLibrary {
  readonly machine: NullMidi
  /** What was ignored and destroyed, in order. */
  readonly calls: string[]
  /** What listing or opening ports throws. */
  error: Error | undefined
  /** What `require` gives. */
  readonly exports: object
}

export function createFakeRtMidi(): FakeLibrary {
  const machine = new NullMidi(new ManualClock())
  const calls: string[] = []
  const library: FakeLibrary = { machine, calls, error: undefined, exports: {} }
  const check = (): void => {
    if (library.error !== undefined) throw library.error
  }

  abstract class Port extends EventEmitter {
    protected connection: { close(): void } | undefined
    abstract names(): readonly string[]
    protected abstract connect(address: { port: string; nth: number }): { close(): void }

    constructor() {
      super()
      check()
    }

    getPortCount(): number {
      return this.names().length
    }

    getPortName(index: number): string {
      return this.names()[index] ?? ''
    }

    openPort(index: number): void {
      check()
      const port = this.getPortName(index)
      const before = this.names().slice(0, index)
      this.connection = this.connect({ port, nth: before.filter((name) => name === port).length })
    }

    destroy(): void {
      calls.push('destroy')
      this.connection?.close()
    }
  }

  class Input extends Port {
    static getPortNames(): readonly string[] {
      check()
      return machine.inputs()
    }

    names(): readonly string[] {
      return machine.inputs()
    }

    ignoreTypes(...types: boolean[]): void {
      calls.push(`ignore ${types}`)
    }

    protected connect(address: { port: string; nth: number }): { close(): void } {
      const emit = (bytes: Iterable<number>, deltaTime = 0): void =>
        void this.emit('messageBuffer', deltaTime, Buffer.from([...bytes]))
      return machine.openInput(address, { bytes: emit, failed: () => {} })
    }
  }

  class Output extends Port {
    static getPortNames(): readonly string[] {
      check()
      return machine.outputs()
    }

    names(): readonly string[] {
      return machine.outputs()
    }

    sendMessage(bytes: readonly number[]): void {
      check()
      ;(this.connection as ReturnType<NullMidi['openOutput']>).send(bytes)
    }

    protected connect(address: { port: string; nth: number }): { close(): void } {
      return machine.openOutput(address)
    }
  }

  Object.assign(library.exports, { Input, Output })
  return library
}
