import { expect, test } from 'vitest'
import { findLine } from '../../../../../lib/gpio/backends/cdev/chips.ts'
import { openInputLine } from '../../../../../lib/gpio/backends/cdev/input.ts'
import { fakeContext } from './fake-kernel.ts'

function setUp() {
  const fake = fakeContext()
  const told: unknown[] = []
  const line = openInputLine(
    fake.context,
    findLine(fake.kernel, { offset: 2 }),
    { pull: 'up', debounce: 0 },
    { edge: (level, time) => told.push([level, time]), failed: (error) => told.push(error.code) },
  )
  const [fd = -1] = fake.listeners.keys()
  const listener = fake.listeners.get(fd)
  if (listener === undefined) throw new Error('nobody listens')
  return { ...fake, told, line, fd, listener }
}

test('edges are told, and a level that comes twice only when edges between were lost', () => {
  const { listener, told } = setUp()
  listener.edge(1, 1, false)
  listener.edge(1, 2, false)
  listener.edge(1, 3, true)
  listener.edge(0, 4, true)
  expect(told).toEqual([
    [1, 1],
    [0, 3],
    [1, 3],
    [0, 4],
  ])
})

test('after a loss the level is read, and told when it is another one', () => {
  const { listener, told, kernel, fd } = setUp()
  listener.lost()
  expect(told).toEqual([])
  kernel.levels.set(fd, 1)
  listener.lost()
  expect(told).toEqual([[1, expect.any(Number)]])
})

test('a removed chip is told once; the descriptor is let go of and the line is of no use', () => {
  const { listener, told, line, kernel, fd } = setUp()
  listener.gone()
  listener.gone()
  expect([told, kernel.released]).toEqual([['KAITHEM_IO'], [fd]])
  expect(() => line.read()).toThrow(expect.objectContaining({ code: 'KAITHEM_IO' }))
  line.close()
  expect(kernel.released).toEqual([fd])
})

test('reading tells what the kernel says', () => {
  const { line, kernel, fd } = setUp()
  kernel.levels.set(fd, 1)
  expect(line.read()).toBe(1)
  kernel.errors.set('get', 'ENODEV')
  expect(() => line.read()).toThrow(expect.objectContaining({ code: 'KAITHEM_IO' }))
  line.close()
  expect(kernel.released).toEqual([fd])
})

test('a line that fails at once is let go of', () => {
  const { context, kernel } = fakeContext()
  kernel.errors.set('get', 'EIO')
  const listener = { edge: () => undefined, failed: () => undefined }
  const open = () => openInputLine(context, findLine(kernel, { offset: 2 }), { pull: 'up', debounce: 0 }, listener)
  expect(open).toThrow(expect.objectContaining({ code: 'KAITHEM_IO' }))
  expect(kernel.released).toEqual([1000])
})
