/** An open output. @module */

import type { Level, LineAddress, OutputLine, OutputListener, OutputOptions } from '../../backend.ts'
import { lineFault, lineGone } from '../line-errors.ts'
import type { FoundLine } from './chips.ts'
import type { CdevContext } from './context.ts'
import { consumerLabel, takeLine } from './take.ts'
import { encodeOutput } from './uapi.ts'

/** An output, and the descriptor for those who write to it in another thread. */
export interface CdevOutput extends OutputLine {
  readonly fd: number
}

/**
 * Takes a line and drives it. With a fail-safe level the guardian holds it too.
 *
 * @param beforeLeaving called while the descriptor is still open, whatever ends the line
 * @throws as `takeLine`
 */
export function openOutputLine(
  context: CdevContext,
  { chip, offset }: FoundLine,
  options: OutputOptions,
  listener: OutputListener,
  beforeLeaving: () => void = () => undefined,
): CdevOutput {
  const { kernel, reader, guardian } = context
  const { failSafe } = options
  const address: LineAddress = { chip: chip.name, offset }
  const label = failSafe === undefined ? consumerLabel : guardian.label(consumerLabel)
  const fd = takeLine(context, chip, offset, encodeOutput(offset, label, options))
  if (failSafe !== undefined) guardian.hold(chip, offset, fd, failSafe)
  let isOpen = true

  const attempt = <T>(doing: string, work: () => T): T => {
    if (!isOpen) throw lineGone(address)
    try {
      return work()
    } catch (error) {
      throw lineFault(address, doing, error)
    }
  }
  const leave = (): void => {
    isOpen = false
    reader.remove(key)
  }
  // An output has no edges, but the thread that waits for them sees the end of its chip.
  const key = reader.add(fd, {
    edge: () => undefined,
    lost: () => undefined,
    gone: () => {
      if (!isOpen) return
      beforeLeaving()
      leave()
      guardian.drop(chip, offset)
      listener.failed(lineGone(address))
    },
  })
  return {
    fd,
    write: (level: Level) => attempt('written', () => kernel.set(fd, level)),
    read: () => attempt('read', () => kernel.get(fd)),
    close: () => {
      if (!isOpen) return
      beforeLeaving()
      if (failSafe !== undefined) {
        try {
          kernel.set(fd, failSafe)
        } catch {
          // The chip is gone, and nothing is driven.
        }
        guardian.closed(chip, offset)
      }
      leave()
    },
  }
}
