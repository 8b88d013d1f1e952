import { expect, test } from 'vitest'
import { chipsOf, findLine } from '../../../../../lib/gpio/backends/cdev/chips.ts'
import { FakeKernel } from './fake-kernel.ts'

const kernel = new FakeKernel({
  '/dev/gpiochip0': { label: 'brcmvirt-gpio', names: ['ACT_LED', 'TWICE'] },
  '/dev/gpiochip4': { label: 'pinctrl-rp1', names: ['ID_SDA', 'ID_SCL', 'GPIO2', 'TWICE'] },
})

test.each([
  [{ offset: 2 }, '/dev/gpiochip4', 2],
  [{ chip: 'brcmvirt-gpio', offset: 0 }, '/dev/gpiochip0', 0],
  [{ chip: 'gpiochip0', offset: 1 }, '/dev/gpiochip0', 1],
  [{ chip: '/dev/gpiochip0', offset: 1 }, '/dev/gpiochip0', 1],
  [{ name: 'ACT_LED' }, '/dev/gpiochip0', 0],
  [{ chip: 'pinctrl-rp1', name: 'TWICE' }, '/dev/gpiochip4', 3],
])('%j is line %s/%i', (address, path, offset) => {
  const found = findLine(kernel, address)
  expect([found.chip.path, found.offset]).toEqual([path, offset])
})

test.each([
  [{ offset: 4 }, 'KAITHEM_KEY', /no line 4\. .*gpiochip4 \(pinctrl-rp1, 4 lines\)/],
  [{ chip: 'nothing', offset: 1 }, 'KAITHEM_KEY', /no line 1 of nothing/],
  [{ name: '' }, 'KAITHEM_KEY', /no line named/],
  [{ name: 'TWICE' }, 'KAITHEM_VALUE', /gpiochip0\/1, gpiochip4\/3/],
])('%j is refused', (address, code, message) => {
  expect(() => findLine(kernel, address)).toThrow(
    expect.objectContaining({ code, message: expect.stringMatching(message) }),
  )
})

test('without a header chip the number alone is not enough; without any chip nothing is', () => {
  const two = new FakeKernel({
    '/dev/gpiochip0': { label: 'a', names: ['GPIO0'] },
    '/dev/gpiochip1': { label: 'b', names: ['GPIO0'] },
  })
  expect(() => findLine(two, { offset: 0 })).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  expect(() => findLine(new FakeKernel({}), { offset: 0 })).toThrow(/no chips/)
})

test('chips that do not answer are left out', () => {
  const gone = new FakeKernel({ '/dev/gpiochip0': { label: 'a', names: [] } })
  gone.errors.set('chip', 'ENODEV')
  expect(chipsOf(gone)).toEqual([])
})
