/** The driver for Linux' GPIO character devices, through the package koffi. @module */

import { errorText } from '../../../errors.ts'
import type { Packages } from '../../../platform/packages.ts'
import type { GpioBackend, LineInfo, Refusal } from '../../backend.ts'
import { EdgeReader } from '../edge-reader.ts'
import { loadLibc } from '../libc.ts'
import { lineFault } from '../line-errors.ts'
import { OpenLines } from '../open-lines.ts'
import { noLibrary, notLinux, unusableDevices } from '../refusals.ts'
import { SoftwarePwm } from '../software-pwm.ts'
import { chipsOf, findLine } from './chips.ts'
import type { CdevContext } from './context.ts'
import { Guardian } from './guardian.ts'
import { openInputLine } from './input.ts'
import { createGpioKernel, gpioDevices } from './kernel.ts'
import { openOutputLine } from './output.ts'
import { openPwmLine } from './pwm.ts'

/** What the driver is made of. */
export interface CdevOptions {
  readonly packages: Packages
  /** Where the devices are. Default `/dev`. */
  readonly folder?: string | undefined
  /** Where the kernel tells of its devices. Default `/sys`. */
  readonly sys?: string | undefined
}

/** @example createCdevBackend({ packages }).probe() // undefined where it works */
export function createCdevBackend({ packages, folder = '/dev', sys }: CdevOptions): GpioBackend {
  const open = new OpenLines()
  let made: CdevContext | undefined
  const context = () => {
    if (made === undefined) {
      const libc = loadLibc(packages)
      made = {
        kernel: createGpioKernel(libc, folder),
        reader: new EdgeReader(libc),
        guardian: new Guardian(libc),
        pwm: new SoftwarePwm(),
      }
    }
    return made
  }
  return {
    name: 'cdev',
    features: { pull: true, drive: true, debounce: true, timestamps: true, pwm: true },
    probe: () => {
      if (process.platform !== 'linux') return notLinux()
      return (
        unusableDevices(gpioDevices(folder), `${folder}/gpiochip*`) ?? libraryRefusal(packages) ?? oldKernel(context)
      )
    },
    lines: () => {
      const { kernel } = context()
      try {
        return chipsOf(kernel).flatMap((chip) =>
          kernel.lines(chip).map((line): LineInfo => ({ chip: chip.name, label: chip.label, ...line })),
        )
      } catch (error) {
        throw lineFault({ name: 'the chips' }, 'listed', error)
      }
    },
    openInput: (address, options, listener) =>
      open.add(openInputLine(context(), findLine(context().kernel, address), options, listener)),
    openOutput: (address, options, listener) =>
      open.add(openOutputLine(context(), findLine(context().kernel, address), options, listener)),
    openPwm: (address, options, listener) =>
      open.add(openPwmLine(context(), findLine(context().kernel, address), options, listener, sys)),
    close: () => {
      open.close()
      made?.pwm.close()
      made?.reader.close()
      made?.guardian.close()
      made = undefined
    },
  }
}

function libraryRefusal(packages: Packages): Refusal | undefined {
  try {
    loadLibc(packages)
    return undefined
  } catch (error) {
    return noLibrary('koffi', errorText(error))
  }
}

/** Version 2 of the interface came with Linux 5.10. */
function oldKernel(context: () => CdevContext): Refusal | undefined {
  const { kernel } = context()
  const [chip] = chipsOf(kernel)
  if (chip === undefined || chip.lines === 0) return undefined
  try {
    kernel.line(chip, 0)
    return undefined
  } catch (error) {
    const message = `the kernel does not know version 2 of the interface, it is older than 5.10: ${errorText(error)}`
    return { reason: 'failed', message, data: { path: chip.path, detail: errorText(error) } }
  }
}
