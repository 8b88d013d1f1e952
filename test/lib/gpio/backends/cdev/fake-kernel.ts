/** A kernel with chips in memory, for tests of what is above it. @module */

import type { Level } from '../../../../../lib/gpio/backend.ts'
import type { Chip, GpioKernel } from '../../../../../lib/gpio/backends/cdev/kernel.ts'
import type { LineState } from '../../../../../lib/gpio/backends/cdev/uapi.ts'
import { SystemFault } from '../../../../../lib/gpio/backends/line-errors.ts'

interface FakeChip {
  readonly label: string
  readonly names: readonly string[]
}

export class FakeKernel implements GpioKernel {
  /** Errors of the next calls, by the name of the call. */
  readonly errors = new Map<string, string>()
  /** Consumers of lines that others have, by `path:offset`. */
  readonly others = new Map<string, string>()
  readonly levels = new Map<number, Level>()
  readonly released: number[] = []
  readonly #chips: Record<string, FakeChip>
  #nextFd = 1000

  constructor(chips: Record<string, FakeChip>) {
    this.#chips = chips
  }

  paths(): string[] {
    return Object.keys(this.#chips)
  }

  chip(path: string): Chip {
    this.#fail('chip')
    const { label, names } = this.#chips[path] as FakeChip
    return { path, name: path.slice(5), label, lines: names.length }
  }

  line(chip: Chip, offset: number): LineState {
    const consumer = this.others.get(`${chip.path}:${offset}`)
    const name = this.#chips[chip.path]?.names[offset] ?? ''
    return { name, consumer: consumer ?? '', offset, used: consumer !== undefined, direction: 'in' }
  }

  lines(chip: Chip): LineState[] {
    return Array.from({ length: chip.lines }, (_none, offset) => this.line(chip, offset))
  }

  take(chip: Chip, request: Buffer): number {
    this.#fail('take')
    const offset = request.readUInt32LE(0)
    if (this.others.has(`${chip.path}:${offset}`)) throw new SystemFault('ioctl', 'EBUSY')
    this.others.set(`${chip.path}:${offset}`, request.toString('latin1', 256, 288).replace(/\0.*/s, ''))
    this.levels.set(this.#nextFd, request.readUInt8(328) === 1 ? 1 : 0)
    return this.#nextFd++
  }

  get(fd: number): Level {
    this.#fail('get')
    return this.levels.get(fd) ?? 0
  }

  set(fd: number, level: Level): void {
    this.#fail('set')
    this.levels.set(fd, level)
  }

  release(fd: number): void {
    this.released.push(fd)
  }

  #fail(call: string): void {
    const code = this.errors.get(call)
    if (code !== undefined) throw new SystemFault('ioctl', code)
  }
}

/** A chip of a Pi, one of another label, and what the driver keeps around them. */
export function fakeContext(chips?: Record<string, FakeChip>) {
  const kernel = new FakeKernel(chips ?? { '/dev/gpiochip0': { label: 'pinctrl-bcm2711', names: ['A', 'B', 'GPIO2'] } })
  const calls: unknown[][] = []
  const listeners = new Map<number, import('../../../../../lib/gpio/backends/edge-reader.ts').EdgeListener>()
  const reader = {
    add: (fd: number, listener: import('../../../../../lib/gpio/backends/edge-reader.ts').EdgeListener) => {
      listeners.set(fd, listener)
      return fd
    },
    remove: (key: number) => {
      listeners.delete(key)
      kernel.release(key)
    },
  }
  const guardian = {
    answer: '',
    /** What happens to the line that was asked for. */
    takenOver: () => undefined as undefined,
    label: (label: string) => `${label} 1-ab`,
    hold: (...args: unknown[]) => calls.push(['hold', ...args.slice(1)]),
    closed: (_chip: Chip, offset: number) => calls.push(['closed', offset]),
    drop: (_chip: Chip, offset: number) => calls.push(['drop', offset]),
    takeOver: (consumer: string) => {
      calls.push(['takeOver', consumer])
      guardian.takenOver()
      return guardian.answer
    },
  }
  const pwm = {
    start: (fd: number, kind: string, options: object) => {
      calls.push(['pulses', fd, kind, options])
      return {
        write: (duty: number) => calls.push(['duty', duty]),
        stop: () => calls.push(['stop', kernel.released.includes(fd)]),
      }
    },
  }
  const context = {
    kernel,
    reader,
    guardian,
    pwm,
  } as unknown as import('../../../../../lib/gpio/backends/cdev/context.ts').CdevContext
  return { context, kernel, calls, listeners, guardian }
}
