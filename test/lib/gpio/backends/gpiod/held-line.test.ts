import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  endProcess,
  freeLine,
  levelFrom,
  startHolding,
  stopHolding,
} from '../../../../../lib/gpio/backends/gpiod/held-line.ts'
import { GpiodPrograms } from '../../../../../lib/gpio/backends/gpiod/programs.ts'
import { hasEnded } from '../../../../../lib/gpio/backends/processes.ts'
import { fakeGpiod } from '../fake-gpiod.ts'

let fake: ReturnType<typeof fakeGpiod>
beforeEach(() => {
  fake = fakeGpiod()
})
afterEach(() => fake.restore())

const place = { chip: 'gpiochip0', offset: 6 }
const args = ['--mode=signal', 'gpiochip0', '6=1']

test('a process has the line when it is started, and has ended when it is stopped', () => {
  const programs = new GpiodPrograms()
  const child = startHolding(programs, 'gpioset', args, place)
  expect(fake.isUsed(6)).toBe(true)
  stopHolding(child)
  expect(hasEnded(child.pid ?? 0)).toBe(true)
})

test('what we have left running is ended for the next one, what others have is not', async () => {
  const programs = new GpiodPrograms()
  const child = startHolding(programs, 'gpioset', args, place)
  programs.open.add('gpiochip0:6')
  expect(() => freeLine(programs, place)).toThrow(expect.objectContaining({ code: 'KAITHEM_STATE' }))
  programs.open.clear()
  freeLine(programs, place)
  expect(fake.isUsed(6)).toBe(false)
  await vi.waitFor(() => expect(hasEnded(child.pid ?? 0)).toBe(true), 20_000)
})

test('levels, and processes that are gone', () => {
  expect([levelFrom('1\n'), levelFrom('0\n')]).toEqual([1, 0])
  expect(() => endProcess(2 ** 22 + 5)).not.toThrow()
  expect(() => endProcess(undefined)).not.toThrow()
})
