/** Errors of lines, each naming the line and what helps. @module */

import { KaithemError } from '../../errors.ts'
import type { LineAddress } from '../backend.ts'

/** A call of the kernel that failed, with the name of its error: `EBUSY`. */
export class SystemFault extends Error {
  readonly code: string

  constructor(call: string, code: string) {
    super(`${call} failed: ${code}`)
    this.code = code
  }
}

/** The name of a system error, empty for any other. */
export const faultCode = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/** A line in words: `line 4 of gpiochip0`. */
export function lineText({ chip, offset, name }: LineAddress): string {
  const line = offset === undefined ? `the line named ${name}` : `line ${offset}`
  return chip === undefined ? line : `${line} of ${chip}`
}

/** Nothing has this address. */
export function noSuchLine(address: LineAddress, remedy: string): KaithemError {
  return new KaithemError('KAITHEM_KEY', `There is no ${lineText(address).replace(/^the /, '')}. ${remedy}`, {
    ...address,
  })
}

/** Somebody else has the line. */
export function lineTaken(address: LineAddress, consumer: string, detail = ''): KaithemError {
  const who = consumer === '' ? 'somebody who gave no name' : `"${consumer}"`
  const text = `${lineText(address)} is in use by ${who}.${detail} Stop that program (or switch off its overlay in config.txt), or use another pin.`
  return new KaithemError('KAITHEM_STATE', text, { ...address, consumer })
}

/** The driver cannot do what was asked of it. */
export function cannotDo(driver: string, what: string, remedy: string): KaithemError {
  return new KaithemError('KAITHEM_VALUE', `The driver ${driver} cannot ${what}. ${remedy}`, { driver, what })
}

/** A line that was open is not there any more. */
export function lineGone(address: LineAddress, cause?: unknown): KaithemError {
  const text = `${lineText(address)} is gone: its chip was removed. It is opened again when the chip returns.`
  return new KaithemError('KAITHEM_IO', text, { ...address }, cause)
}

/** What went wrong with a line, in our words. */
export function lineFault(address: LineAddress, doing: string, error: unknown): KaithemError {
  const code = faultCode(error)
  if (code === 'ENODEV' || code === 'ENXIO') return lineGone(address, error)
  const cause = error instanceof Error ? error.message : String(error)
  const text = `${lineText(address)} could not be ${doing}: ${cause}.`
  return new KaithemError('KAITHEM_IO', text, { ...address, ...(code === '' ? {} : { errno: code }) }, error)
}
