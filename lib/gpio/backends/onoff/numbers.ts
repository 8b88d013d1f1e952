/** The numbers that sysfs gives to lines: the base of their chip and more. @module */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LineAddress } from '../../backend.ts'
import { headerChip } from '../header-chip.ts'
import { noSuchLine } from '../line-errors.ts'

/** A chip as sysfs has it. On new kernels the first base is 512, not 0. */
export interface NumberedChip {
  readonly label: string
  readonly base: number
  readonly lines: number
  /** `gpiochip0`, where sysfs tells. */
  readonly name: string
}

/** The chips, in the order of their numbers. */
export function numberedChips(folder = '/sys/class/gpio'): NumberedChip[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((entry) => /^gpiochip\d+$/.test(entry))
    .flatMap((entry) => {
      const text = (file: string): string => readFileSync(join(folder, entry, file), 'utf8').trim()
      try {
        const name = deviceName(join(folder, entry, 'device'))
        return [{ label: text('label'), base: Number(text('base')), lines: Number(text('ngpio')), name }]
      } catch {
        // Removed a moment ago.
        return []
      }
    })
    .sort((a, b) => a.base - b.base)
}

function deviceName(folder: string): string {
  try {
    return readdirSync(folder).find((entry) => /^gpiochip\d+$/.test(entry)) ?? ''
  } catch {
    return ''
  }
}

/** The number of a line. @throws KAITHEM_KEY */
export function numberOf(address: LineAddress, chips: readonly NumberedChip[]): number {
  const { chip: wanted, name } = address
  const offset = address.offset ?? Number(/^GPIO(\d+)$/.exec(name ?? '')?.[1] ?? Number.NaN)
  const known = chips.map((chip) => ({ ...chip, lineNames: () => [] }))
  const found =
    wanted === undefined
      ? (headerChip(known) ?? largest(known))
      : known.find((chip) => chip.label === wanted || (chip.name !== '' && wanted.replace('/dev/', '') === chip.name))
  if (found !== undefined && offset >= 0 && offset < found.lines) return found.base + offset
  const all = chips.map(({ label, base, lines }) => `${label} (numbers ${base} to ${base + lines - 1})`).join(', ')
  throw noSuchLine(address, `There are: ${all === '' ? 'no chips' : all}; sysfs does not know names of lines.`)
}

/** Without names of lines the header is taken to be on the chip with the most. */
function largest<T extends NumberedChip>(chips: readonly T[]): T | undefined {
  return [...chips].sort((a, b) => b.lines - a.lines)[0]
}
