import { expect, test } from 'vitest'
import { chipsOf } from '../../../../../lib/gpio/backends/cdev/chips.ts'
import type { Chip } from '../../../../../lib/gpio/backends/cdev/kernel.ts'
import { takeLine } from '../../../../../lib/gpio/backends/cdev/take.ts'
import { encodeInput } from '../../../../../lib/gpio/backends/cdev/uapi.ts'
import { fakeContext } from './fake-kernel.ts'

const request = encodeInput(2, 'kaithem', { pull: 'none', debounce: 0 })

function setUp() {
  const fake = fakeContext()
  const chip = chipsOf(fake.kernel)[0] as Chip
  return { ...fake, take: () => takeLine(fake.context, chip, 2, request) }
}

test('a line that our own guardian still holds is dropped first', () => {
  const { take, calls } = setUp()
  expect(take()).toBe(1000)
  expect(calls).toEqual([['drop', 2]])
})

test('a line that somebody else has is refused with his name', () => {
  const { take, kernel, guardian } = setUp()
  kernel.others.set('/dev/gpiochip0:2', 'spi0 CS1')
  guardian.answer = ' It is running.'
  expect(take).toThrow(
    expect.objectContaining({
      code: 'KAITHEM_STATE',
      message: expect.stringMatching(/line 2 of gpiochip0 is in use by "spi0 CS1"\. It is running\. Stop that program/),
    }),
  )
})

test('a guardian that nobody needs gives it up', () => {
  const { take, kernel, guardian, calls } = setUp()
  kernel.others.set('/dev/gpiochip0:2', 'kaithem 7-ff')
  guardian.takenOver = () => {
    kernel.others.clear()
    return undefined
  }
  expect(take()).toBe(1000)
  expect(calls).toContainEqual(['takeOver', 'kaithem 7-ff'])
})

test.each([
  ['EACCES', 'KAITHEM_IO', /may not be opened/],
  ['EINVAL', 'KAITHEM_VALUE', /refuses these options/],
  ['ENOENT', 'KAITHEM_KEY', /was removed/],
  ['ENODEV', 'KAITHEM_IO', /gone/],
  ['EIO', 'KAITHEM_IO', /could not be taken: ioctl failed: EIO/],
])('%s becomes %s', (errno, code, message) => {
  const { take, kernel } = setUp()
  kernel.errors.set('take', errno)
  expect(take).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) }))
})
