/** The driver that uses the package onoff, if the user has installed it: files in /sys/class/gpio. @module */

import { existsSync } from 'node:fs'
import { errorText } from '../../../errors.ts'
import type { Clock } from '../../../platform/clock.ts'
import type { Packages } from '../../../platform/packages.ts'
import type { GpioBackend, InputLine, Level, LineAddress, OutputLine } from '../../backend.ts'
import { cannotDo, faultCode, lineFault, lineGone, lineTaken } from '../line-errors.ts'
import { OpenLines } from '../open-lines.ts'
import { noLibrary, noNumbers, notLinux, unusableDevices } from '../refusals.ts'
import { watchPath } from '../watch-path.ts'
import { numberedChips, numberOf } from './numbers.ts'

/** The part of the package that is used. */
interface Gpio {
  readSync(): Level
  writeSync(level: Level): void
  watch(callback: (error: Error | null | undefined, level: Level) => void): void
  unexport(): void
}

type GpioClass = new (number: number, direction: 'in' | 'high' | 'low', edge?: 'both') => Gpio

export interface OnoffOptions {
  readonly packages: Packages
  readonly clock: Clock
  /** Default `/sys/class/gpio`. */
  readonly folder?: string | undefined
}

/** @example createOnoffBackend({ packages, clock }).probe() // undefined where it works */
export function createOnoffBackend({ packages, clock, folder = '/sys/class/gpio' }: OnoffOptions): GpioBackend {
  const open = new OpenLines()
  const used = new Set<number>()

  /** Takes a line. @returns it and how to let go of it */
  const take = (address: LineAddress, make: (gpio: GpioClass, number: number) => Gpio, failed: () => void) => {
    const number = numberOf(address, numberedChips(folder))
    if (used.has(number)) throw lineTaken(address, 'kaithem')
    const gpio = makeGpio(address, () => make(loadOnoff(packages), number))
    used.add(number)
    let isOpen = true
    const close = (keep: boolean): void => {
      if (!isOpen) return
      isOpen = false
      watch.cancel()
      used.delete(number)
      release(gpio, keep)
    }
    const watch = watchPath(clock, `${folder}/gpio${number}`, () => {
      close(true)
      failed()
    })
    const attempt = <T>(doing: string, work: () => T): T => {
      if (!isOpen) throw lineGone(address)
      try {
        return work()
      } catch (error) {
        throw lineFault(address, doing, error)
      }
    }
    return { gpio, attempt, close, isOpen: () => isOpen }
  }

  return {
    name: 'onoff',
    features: { pull: false, drive: false, debounce: false, timestamps: false, pwm: false },
    probe: () => {
      if (process.platform !== 'linux') return notLinux()
      if (!existsSync(`${folder}/export`)) return noNumbers(folder)
      try {
        loadOnoff(packages)
      } catch (error) {
        return noLibrary('onoff', errorText(error))
      }
      return unusableDevices([`${folder}/export`], folder)
    },
    lines: () => [],
    openInput: (address, { pull, debounce }, listener) => {
      if (pull !== 'none') throw cannotDo('onoff', `pull an input ${pull}`, 'Set it in config.txt: gpio=4=pu')
      if (debounce > 0) throw cannotDo('onoff', 'debounce', 'Leave the kernel debounce time at 0.')
      const failed = (): void => listener.failed(lineGone(address))
      const line = take(address, (Gpio, number) => new Gpio(number, 'in', 'both'), failed)
      let last = line.gpio.readSync()
      line.gpio.watch((error, level) => {
        if (!line.isOpen()) return
        if (error) {
          line.close(true)
          failed()
        } else if (level !== last) {
          last = level
          listener.edge(level, clock.now())
        }
      })
      const input: InputLine = {
        read: () => line.attempt('read', () => line.gpio.readSync()),
        close: () => line.close(false),
      }
      return open.add(input)
    },
    openOutput: (address, { drive, level, failSafe }, listener) => {
      if (drive !== 'push-pull') throw cannotDo('onoff', `drive ${drive}`, 'Use push-pull.')
      const failed = (): void => listener.failed(lineGone(address))
      const line = take(address, (Gpio, number) => new Gpio(number, level === 1 ? 'high' : 'low'), failed)
      const output: OutputLine = {
        write: (value) => line.attempt('written', () => line.gpio.writeSync(value)),
        read: () => line.attempt('read', () => line.gpio.readSync()),
        close: () => {
          if (failSafe !== undefined && line.isOpen()) line.attempt('written', () => line.gpio.writeSync(failSafe))
          // A line that stays exported keeps its level.
          line.close(failSafe !== undefined)
        },
      }
      return open.add(output)
    },
    openPwm: () => {
      throw cannotDo('onoff', 'do PWM', 'Install koffi for the driver cdev.')
    },
    close: () => open.close(),
  }
}

function loadOnoff(packages: Packages): GpioClass {
  const loaded = packages.load('onoff') as { Gpio: GpioClass; default?: { Gpio: GpioClass } }
  return loaded.Gpio ?? (loaded.default?.Gpio as GpioClass)
}

function makeGpio(address: LineAddress, make: () => Gpio): Gpio {
  try {
    return make()
  } catch (error) {
    if (faultCode(error) === 'EBUSY') throw lineTaken(address, '')
    throw lineFault(address, 'taken', error)
  }
}

/** @param keep leaves the line exported */
function release(gpio: Gpio, keep: boolean): void {
  try {
    if (keep) (gpio as Gpio & { unwatchAll?: () => void }).unwatchAll?.()
    else gpio.unexport()
  } catch {
    // The chip is gone, and its lines with it.
  }
}
