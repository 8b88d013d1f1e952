/** A driver for real pins that a test can break: the pins are in memory, but not those of the mock. @module */

import type {
  Features,
  GpioBackend,
  InputListener,
  InputOptions,
  Level,
  LineAddress,
  OutputListener,
  OutputOptions,
  PwmOptions,
  Refusal,
} from '../../../lib/gpio/backend.ts'
import { MockBackend } from '../../../lib/gpio/backends/mock.ts'
import type { GpioDriver } from '../../../lib/gpio/drivers.ts'
import type { Clock, KaithemError } from '../../../lib/index.ts'

const everything: Features = { pull: true, drive: true, debounce: true, timestamps: true, pwm: true }

export class FakeBackend implements GpioBackend {
  readonly name
  features: Features = everything
  /** Why it does not work. */
  refusal: Refusal | undefined
  /** What opening a line throws. */
  openError: KaithemError | undefined
  /** What writing to a line throws. */
  writeError: KaithemError | undefined
  readonly calls: string[] = []
  readonly listeners: InputListener[] = []
  private readonly chip: MockBackend

  constructor(clock: Clock, name: 'cdev' | 'gpiod' | 'onoff' = 'cdev') {
    this.chip = new MockBackend(clock)
    this.name = name
  }

  probe(): Refusal | undefined {
    this.calls.push('probe')
    return this.refusal
  }

  lines() {
    return this.chip.lines()
  }

  drive(offset: number, level: Level | null): void {
    this.chip.drive({ offset }, level)
  }

  level(offset: number): Level {
    return this.chip.level({ offset })
  }

  /** The chip is pulled out: the line fails, and opening it fails until `openError` is taken away. */
  unplug(offset: number, error: KaithemError): void {
    this.openError = error
    this.chip.fail({ offset }, error)
  }

  openInput(address: LineAddress, options: InputOptions, listener: InputListener) {
    this.opening(`input ${address.offset ?? address.name} ${options.pull} ${options.debounce}`)
    this.listeners.push(listener)
    return this.chip.openInput(address, options, listener)
  }

  openOutput(address: LineAddress, options: OutputOptions, listener: OutputListener) {
    const { level, drive, failSafe = '-' } = options
    this.opening(`output ${address.offset ?? address.name} ${level} ${drive} ${failSafe}`)
    const line = this.chip.openOutput(address, options, listener)
    const write = (next: Level): void => {
      if (this.writeError !== undefined) throw this.writeError
      this.calls.push(`write ${next}`)
      line.write(next)
    }
    return { ...line, write }
  }

  openPwm(address: LineAddress, options: PwmOptions, listener: OutputListener) {
    this.opening(`pwm ${address.offset ?? address.name} ${options.frequency} ${options.duty}`)
    const line = this.chip.openPwm(address, options, listener)
    const write = (duty: number): void => {
      this.calls.push(`duty ${duty}`)
      line.write(duty)
    }
    return { ...line, write }
  }

  close(): void {
    this.calls.push('close')
    this.chip.close()
  }

  private opening(call: string): void {
    this.calls.push(call)
    if (this.openError !== undefined) throw this.openError
  }
}

export function driverOf(backend: GpioBackend): GpioDriver {
  return { name: backend.name, create: () => backend }
}
