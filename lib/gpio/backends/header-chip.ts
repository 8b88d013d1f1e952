/** Which of several GPIO chips has the pins of the header. @module */

/** Labels of the chips behind the header of a Raspberry Pi: up to 3, 4, and 5. Their numbers differ between kernels. */
const headerLabels = ['pinctrl-rp1', 'pinctrl-bcm2711', 'pinctrl-bcm2835']

/** Whether a chip is the one behind the header of a Raspberry Pi. */
export const isHeaderChip = (label: string): boolean => headerLabels.includes(label)

/** What is asked of a chip. */
export interface ChipFacts {
  readonly label: string
  /** Names of its lines; asked only when the label does not decide. */
  readonly lineNames: () => readonly string[]
}

/** By its label; else the only chip with lines named `GPIO<n>`; else the only chip there is. */
export function headerChip<T extends ChipFacts>(chips: readonly T[]): T | undefined {
  for (const label of headerLabels) {
    const found = chips.find((chip) => chip.label === label)
    if (found !== undefined) return found
  }
  const named = chips.filter((chip) => chip.lineNames().some((name) => /^GPIO\d+$/.test(name)))
  if (named.length === 1) return named[0]
  return chips.length === 1 ? chips[0] : undefined
}
