/** The driver that uses the command line programs of libgpiod. @module */

import type { Clock } from '../../../platform/clock.ts'
import type { GpioBackend, LineAddress } from '../../backend.ts'
import { gpioDevices } from '../cdev/kernel.ts'
import { headerChip } from '../header-chip.ts'
import { cannotDo, lineFault, noSuchLine } from '../line-errors.ts'
import { OpenLines } from '../open-lines.ts'
import { noProgram, notLinux, unusableDevices } from '../refusals.ts'
import { openInputLine } from './input.ts'
import { openOutputLine } from './output.ts'
import { GpiodPrograms } from './programs.ts'
import type { Place } from './syntax.ts'

/** @example createGpiodBackend(clock).probe() // undefined where it works */
export function createGpiodBackend(clock: Clock): GpioBackend {
  const programs = new GpiodPrograms()
  const open = new OpenLines()
  return {
    name: 'gpiod',
    // Debouncing came with version 2; asked for it only when the programs are there.
    get features() {
      const debounce = programs.missing() === undefined && programs.version === 2
      return { pull: true, drive: true, debounce, timestamps: true, pwm: false }
    },
    probe: () => {
      if (process.platform !== 'linux') return notLinux()
      const missing = programs.missing()
      return unusableDevices(gpioDevices(), '/dev/gpiochip*') ?? (missing && noProgram(missing, 'gpiod'))
    },
    lines: () => {
      try {
        return programs.lines()
      } catch (error) {
        throw lineFault({ name: 'the chips' }, 'listed', error)
      }
    },
    openInput: (address, options, listener) => {
      if (options.debounce > 0 && programs.version === 1)
        throw cannotDo('gpiod', 'debounce with version 1 of libgpiod', 'Leave the kernel debounce time at 0.')
      return open.add(openInputLine(programs, clock, findPlace(programs, address), options, listener))
    },
    openOutput: (address, options, listener) =>
      open.add(openOutputLine(programs, clock, findPlace(programs, address), options, listener)),
    openPwm: () => {
      throw cannotDo('gpiod', 'do PWM', 'Install koffi for the driver cdev.')
    },
    close: () => open.close(),
  }
}

function findPlace(programs: GpiodPrograms, address: LineAddress): Place {
  const { chip: wanted, offset, name } = address
  try {
    const lines = programs.lines()
    const chips = [...new Set(lines.map(({ chip }) => chip))].map((chip) => {
      const own = lines.filter((line) => line.chip === chip)
      return { chip, label: own[0]?.label ?? '', lineNames: () => own.map((line) => line.name), count: own.length }
    })
    const named = chips.filter(({ chip, label }) => [chip, label, `/dev/${chip}`].includes(wanted ?? ''))
    const meant = wanted === undefined ? headerChip(chips) : named[0]
    const candidates = wanted === undefined && offset === undefined ? chips : meant === undefined ? [] : [meant]
    const found = lines.find(
      (line) =>
        candidates.some(({ chip }) => chip === line.chip) &&
        (offset === undefined ? line.name === name : line.offset === offset),
    )
    if (found !== undefined) return { chip: found.chip, offset: found.offset }
    const all = chips.map(({ chip, label, count }) => `${chip} (${label}, ${count} lines)`).join(', ')
    throw noSuchLine(address, `There are: ${all === '' ? 'no chips' : all}.`)
  } catch (error) {
    if (error instanceof Error && error.name === 'KaithemError') throw error
    throw lineFault(address, 'found', error)
  }
}
