import { expect, test } from 'vitest'
import type { OutputOptions } from '../../../../../lib/gpio/backend.ts'
import { findLine } from '../../../../../lib/gpio/backends/cdev/chips.ts'
import { openOutputLine } from '../../../../../lib/gpio/backends/cdev/output.ts'
import { fakeContext } from './fake-kernel.ts'

function setUp(options: Partial<OutputOptions> = {}) {
  const fake = fakeContext()
  const told: string[] = []
  const left: boolean[] = []
  const line = openOutputLine(
    fake.context,
    findLine(fake.kernel, { offset: 2 }),
    { drive: 'push-pull', level: 1, ...options },
    { failed: (error) => told.push(error.code) },
    () => left.push(fake.kernel.released.length === 0),
  )
  return { ...fake, told, left, line }
}

test('has its level at once, takes others, and reads back', () => {
  const { line, kernel, calls } = setUp()
  expect(line.read()).toBe(1)
  line.write(0)
  expect([line.read(), kernel.levels.get(line.fd)]).toEqual([0, 0])
  expect([...kernel.others.values()]).toEqual(['kaithem'])
  line.close()
  line.close()
  expect([kernel.released, calls.filter(([name]) => name !== 'drop')]).toEqual([[line.fd], []])
})

test('with a fail-safe level the guardian holds it, and it is left at that level', () => {
  const { line, kernel, calls, left } = setUp({ failSafe: 0 })
  expect([...kernel.others.values()]).toEqual(['kaithem 1-ab'])
  expect(calls).toContainEqual(['hold', 2, line.fd, 0])
  line.close()
  expect([kernel.levels.get(line.fd), calls.at(-1), left]).toEqual([0, ['closed', 2], [true]])
})

test('a chip that is gone is told once, and closing is quiet', () => {
  const { line, listeners, told, calls, kernel, left } = setUp({ failSafe: 0 })
  listeners.get(line.fd)?.gone()
  expect([told, calls.at(-1), left]).toEqual([['KAITHEM_IO'], ['drop', 2], [true]])
  expect(() => line.write(0)).toThrow(expect.objectContaining({ code: 'KAITHEM_IO' }))
  line.close()
  expect(kernel.released).toEqual([line.fd])
})

test('a level that the kernel does not take is an error of the call', () => {
  const { line, kernel } = setUp({ failSafe: 1 })
  kernel.errors.set('set', 'EIO')
  expect(() => line.write(0)).toThrow(expect.objectContaining({ code: 'KAITHEM_IO' }))
  line.close()
  expect(kernel.released).toEqual([line.fd])
})
