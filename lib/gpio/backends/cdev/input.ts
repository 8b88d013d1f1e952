/** An open input. @module */

import type { InputLine, InputListener, InputOptions, Level, LineAddress } from '../../backend.ts'
import { lineFault, lineGone } from '../line-errors.ts'
import type { FoundLine } from './chips.ts'
import type { CdevContext } from './context.ts'
import { consumerLabel, takeLine } from './take.ts'
import { encodeInput } from './uapi.ts'

/** Takes a line and reports its edges. @throws as `takeLine` */
export function openInputLine(
  context: CdevContext,
  { chip, offset }: FoundLine,
  options: InputOptions,
  listener: InputListener,
): InputLine {
  const { kernel, reader } = context
  const address: LineAddress = { chip: chip.name, offset }
  const fd = takeLine(context, chip, offset, encodeInput(offset, consumerLabel, options))
  let isOpen = true
  let last: Level

  const read = (): Level => {
    if (!isOpen) throw lineGone(address)
    try {
      return kernel.get(fd)
    } catch (error) {
      throw lineFault(address, 'read', error)
    }
  }
  const close = (): void => {
    if (!isOpen) return
    isOpen = false
    reader.remove(key)
  }
  const fail = (cause?: unknown): void => {
    if (!isOpen) return
    close()
    listener.failed(lineGone(address, cause))
  }
  const report = (level: Level, time: number): void => {
    last = level
    listener.edge(level, time)
  }
  const check = (time: number): void => {
    try {
      const level = kernel.get(fd)
      if (level !== last) report(level, time)
    } catch (error) {
      fail(error)
    }
  }
  const key = reader.add(fd, {
    edge: (level, time, gap) => {
      if (level !== last) report(level, time)
      else if (gap) {
        // The same level twice with edges missing between: it was away from it.
        report(level === 1 ? 0 : 1, time)
        if (isOpen) report(level, time)
      }
    },
    lost: () => isOpen && check(Date.now() / 1000),
    gone: fail,
  })
  try {
    last = kernel.get(fd)
  } catch (error) {
    close()
    throw lineFault(address, 'read', error)
  }
  return { read, close }
}
