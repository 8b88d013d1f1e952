import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openInputLine } from '../../../../../lib/gpio/backends/gpiod/input.ts'
import { GpiodPrograms } from '../../../../../lib/gpio/backends/gpiod/programs.ts'
import { ManualClock } from '../../../../../lib/platform/fake/clock.ts'
import { fakeGpiod } from '../fake-gpiod.ts'

let programs: ReturnType<typeof fakeGpiod>
beforeEach(() => {
  programs = fakeGpiod()
})
afterEach(() => programs.restore())

const place = { chip: 'gpiochip0', offset: 4 }

function open() {
  const told: unknown[] = []
  const line = openInputLine(
    new GpiodPrograms(),
    new ManualClock(0),
    place,
    { pull: 'down', debounce: 0 },
    {
      edge: (level, time) => told.push([level, Number.isFinite(time)]),
      failed: (error) => told.push(error.code),
    },
  )
  return { line, told }
}

test('its level is what was read at first, and then what the edges tell', async () => {
  programs.put('level-4', '1\n')
  const { line, told } = open()
  expect(line.read()).toBe(1)
  programs.edge('1 5 1')
  programs.edge('0 6 1')
  programs.edge('garbage')
  programs.edge('1 7 1')
  await vi.waitFor(() =>
    expect(told).toEqual([
      [0, true],
      [1, true],
    ]),
  )
  expect(line.read()).toBe(1)
  line.close()
  line.close()
  expect(() => line.read()).toThrow(expect.objectContaining({ code: 'KAITHEM_IO' }))
  await vi.waitFor(() => expect(programs.isUsed(4)).toBe(false))
})

test('a program that ends, or does not get the line, is a line that failed', async () => {
  const { line, told } = open()
  programs.put('ended')
  await vi.waitFor(() => expect(told).toEqual(['KAITHEM_IO']))
  line.close()
  programs.put('broken')
  expect(open).toThrow(expect.objectContaining({ code: 'KAITHEM_IO' }))
})
