import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { numberedChips, numberOf } from '../../../../../lib/gpio/backends/onoff/numbers.ts'

function sysfs(chips: Record<number, readonly [label: string, lines: number, name?: string]>): string {
  const folder = mkdtempSync(join(tmpdir(), 'kaithem-sysfs-'))
  for (const [base, [label, lines, name]] of Object.entries(chips)) {
    const chip = join(folder, `gpiochip${base}`)
    mkdirSync(join(chip, 'device', name ?? 'power'), { recursive: true })
    for (const [file, text] of Object.entries({ base, label, ngpio: lines }))
      writeFileSync(join(chip, file), `${text}\n`)
  }
  mkdirSync(join(folder, 'gpiochip99'))
  return folder
}

test('on a new kernel the numbers of the header begin at the base of its chip', () => {
  const chips = numberedChips(sysfs({ 512: ['pinctrl-bcm2711', 58, 'gpiochip0'], 570: ['raspberrypi-exp-gpio', 8] }))
  expect(chips.map(({ base, name }) => [base, name])).toEqual([
    [512, 'gpiochip0'],
    [570, ''],
  ])
  expect(numberOf({ offset: 17 }, chips)).toBe(529)
  expect(numberOf({ name: 'GPIO17' }, chips)).toBe(529)
  expect(numberOf({ chip: 'raspberrypi-exp-gpio', offset: 2 }, chips)).toBe(572)
  expect(numberOf({ chip: '/dev/gpiochip0', offset: 2 }, chips)).toBe(514)
})

test('without a known label the chip with the most lines is meant', () => {
  const chips = numberedChips(sysfs({ 0: ['a', 4], 32: ['b', 40] }))
  expect(numberOf({ offset: 1 }, chips)).toBe(33)
})

test.each([[{ offset: 58 }], [{ chip: 'other', offset: 1 }], [{ name: 'LED' }]])('there is no %j', (address) => {
  const chips = numberedChips(sysfs({ 512: ['pinctrl-bcm2711', 58] }))
  expect(() => numberOf(address, chips)).toThrow(
    expect.objectContaining({ code: 'KAITHEM_KEY', message: expect.stringMatching(/numbers 512 to 569/) }),
  )
  expect(numberedChips('/nothing')).toEqual([])
})
