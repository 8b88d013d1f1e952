/** Taking a line from the kernel, and saying why it cannot be had. @module */

import type { LineAddress } from '../../backend.ts'
import { cannotDo, faultCode, lineFault, lineTaken, noSuchLine } from '../line-errors.ts'
import { noPermission } from '../refusals.ts'
import type { CdevContext } from './context.ts'
import type { Chip } from './kernel.ts'

/** Who uses the line, as other programs see it. A line that a guardian holds has the guardian's process number too. */
export const consumerLabel = 'kaithem'

/**
 * Takes a line, from a guardian that nobody needs any more if it has to be.
 *
 * @returns its descriptor
 * @throws KAITHEM_KEY KAITHEM_STATE KAITHEM_VALUE KAITHEM_IO
 */
export function takeLine({ kernel, guardian }: CdevContext, chip: Chip, offset: number, request: Buffer): number {
  const address: LineAddress = { chip: chip.name, offset }
  guardian.drop(chip, offset)
  try {
    return kernel.take(chip, request)
  } catch (error) {
    if (faultCode(error) !== 'EBUSY') throw takingFailed(address, chip, error)
  }
  const { consumer } = kernel.line(chip, offset)
  const answer = guardian.takeOver(consumer, chip, offset)
  try {
    return kernel.take(chip, request)
  } catch (error) {
    if (faultCode(error) !== 'EBUSY') throw takingFailed(address, chip, error)
    throw lineTaken(address, consumer, answer)
  }
}

function takingFailed(address: LineAddress, chip: Chip, error: unknown): Error {
  switch (faultCode(error)) {
    case 'EACCES':
    case 'EPERM':
      return lineFault(address, 'taken', new Error(noPermission(chip.path).message))
    case 'EINVAL':
      return cannotDo('cdev', `take line ${address.offset} of ${chip.name} that way`, 'Its chip refuses these options.')
    case 'ENOENT':
      return noSuchLine(address, `The chip ${chip.name} was removed.`)
    default:
      return lineFault(address, 'taken', error)
  }
}
