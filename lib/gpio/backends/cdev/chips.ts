/** From an address to a chip and the number of a line on it. @module */

import { KaithemError } from '../../../errors.ts'
import type { LineAddress } from '../../backend.ts'
import { headerChip } from '../header-chip.ts'
import { noSuchLine } from '../line-errors.ts'
import type { Chip, GpioKernel } from './kernel.ts'

/** A line that exists. */
export interface FoundLine {
  readonly chip: Chip
  readonly offset: number
}

/** The chips that answer; one that was removed a moment ago, or may not be opened, is left out. */
export function chipsOf(kernel: GpioKernel): readonly Chip[] {
  return kernel.paths().flatMap((path) => {
    try {
      return [kernel.chip(path)]
    } catch {
      return []
    }
  })
}

/**
 * Finds a line.
 *
 * @throws KAITHEM_KEY no such chip or line; KAITHEM_VALUE when several chips could be meant
 */
export function findLine(kernel: GpioKernel, address: LineAddress): FoundLine {
  const chips = chipsOf(kernel)
  const all = chips.map(({ name, label, lines }) => `${name} (${label}, ${lines} lines)`).join(', ')
  const remedy = `There are: ${all === '' ? 'no chips' : all}.`
  const named = address.chip === undefined ? undefined : chips.filter((chip) => isNamed(chip, address.chip))
  if (named?.length === 0) throw noSuchLine(address, remedy)
  if (address.offset === undefined) return byName(kernel, address, named ?? chips, remedy)
  const chip = named === undefined ? headerOf(kernel, chips, address, remedy) : named[0]
  if (chip === undefined || address.offset >= chip.lines) throw noSuchLine(address, remedy)
  return { chip, offset: address.offset }
}

const isNamed = (chip: Chip, name: string | undefined): boolean =>
  chip.label === name || chip.name === name || chip.path === name

function byName(kernel: GpioKernel, address: LineAddress, chips: readonly Chip[], remedy: string): FoundLine {
  const found = chips.flatMap((chip) =>
    kernel
      .lines(chip)
      .filter(({ name }) => name !== '' && name === address.name)
      .map(({ offset }) => ({ chip, offset })),
  )
  const [first, ...others] = found
  if (first === undefined) throw noSuchLine(address, remedy)
  if (others.length > 0) {
    const places = found.map(({ chip, offset }) => `${chip.name}/${offset}`).join(', ')
    const text = `Several lines are named ${address.name}: ${places}. Give the chip and the number.`
    throw new KaithemError('KAITHEM_VALUE', text, { ...address })
  }
  return first
}

function headerOf(kernel: GpioKernel, chips: readonly Chip[], address: LineAddress, remedy: string): Chip {
  const namesOf = (chip: Chip) => () => kernel.lines(chip).map(({ name }) => name)
  const found = headerChip(chips.map((chip) => ({ chip, label: chip.label, lineNames: namesOf(chip) })))
  if (found !== undefined) return found.chip
  if (chips.length === 0) throw noSuchLine(address, remedy)
  const text = `Line ${address.offset} could be on several chips. ${remedy} Give the chip too: chip/number.`
  throw new KaithemError('KAITHEM_VALUE', text, { ...address })
}
