import { expect, test } from 'vitest'
import { headerChip, isHeaderChip } from '../../../../lib/gpio/backends/header-chip.ts'

const chip = (label: string, ...names: string[]) => ({ label, lineNames: () => names })

test.each([
  ['of a Pi 5, whatever its number is', [chip('brcmvirt-gpio'), chip('pinctrl-rp1', 'GPIO0')], 'pinctrl-rp1'],
  ['of a Pi 4, beside expanders', [chip('raspberrypi-exp-gpio', 'GPIO1'), chip('pinctrl-bcm2711')], 'pinctrl-bcm2711'],
  ['of another board, by names of lines', [chip('a', 'RST'), chip('b', 'X', 'GPIO17')], 'b'],
  ['the only one', [chip('a')], 'a'],
  ['none of two that look the same', [chip('a', 'GPIO1'), chip('b', 'GPIO1')], undefined],
  ['none where there is none', [], undefined],
])('the chip of the header: %s', (_title, chips, expected) => {
  expect(headerChip(chips)?.label).toBe(expected)
})

test('labels of header chips', () => {
  expect([isHeaderChip('pinctrl-bcm2835'), isHeaderChip('sim')]).toEqual([true, false])
})
