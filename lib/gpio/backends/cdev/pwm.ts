/** Pulses: of the chip where the pin has them, else of a thread. @module */

import type { OutputListener, PwmLine, PwmOptions } from '../../backend.ts'
import { type PwmChannel, pwmChannelOf, startHardwarePwm } from '../hardware-pwm.ts'
import { isHeaderChip } from '../header-chip.ts'
import { lineFault, lineGone } from '../line-errors.ts'
import type { FoundLine } from './chips.ts'
import type { CdevContext } from './context.ts'
import { openOutputLine } from './output.ts'

/** @param sys where the kernel tells of its devices. @throws as `openOutputLine` */
export function openPwmLine(
  context: CdevContext,
  found: FoundLine,
  options: PwmOptions,
  listener: OutputListener,
  sys?: string,
): PwmLine {
  const { chip, offset } = found
  const channel = isHeaderChip(chip.label) ? pwmChannelOf(offset, sys) : undefined
  return (channel && hardwareLine(channel, found, options)) ?? softwareLine(context, found, options, listener)
}

/** Undefined where the channel cannot be had: then the pin works as any other. */
function hardwareLine(channel: PwmChannel, { chip, offset }: FoundLine, options: PwmOptions): PwmLine | undefined {
  const address = { chip: chip.name, offset }
  try {
    const pulses = startHardwarePwm(channel, options)
    return {
      source: 'hardware',
      write: (duty) => {
        try {
          pulses.write(duty)
        } catch (error) {
          throw lineFault(address, 'written', error)
        }
      },
      close: () => {
        // The channel is left running at its end level: only a running channel drives its pin for certain.
        if (options.failSafe === undefined) pulses.stop()
        else pulses.write(options.failSafe)
      },
    }
  } catch {
    return undefined
  }
}

function softwareLine(
  context: CdevContext,
  { chip, offset }: FoundLine,
  { frequency, duty, failSafe }: PwmOptions,
  listener: OutputListener,
): PwmLine {
  const level = duty >= 1 ? 1 : 0
  let isOpen = true
  const output = openOutputLine(
    context,
    { chip, offset },
    { drive: 'push-pull', level, failSafe },
    {
      // The descriptor was closed already; its number must not be written to.
      failed: (error) => {
        isOpen = false
        listener.failed(error)
      },
    },
    () => pulses.stop(),
  )
  const pulses = context.pwm.start(output.fd, 'cdev', { frequency, duty })
  return {
    source: 'software',
    write: (value) => {
      if (!isOpen) throw lineGone({ chip: chip.name, offset })
      pulses.write(value)
    },
    close: () => {
      isOpen = false
      output.close()
    },
  }
}
