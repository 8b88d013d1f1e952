import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Level } from '../../../../../lib/gpio/backend.ts'
import { openOutputLine } from '../../../../../lib/gpio/backends/gpiod/output.ts'
import { GpiodPrograms } from '../../../../../lib/gpio/backends/gpiod/programs.ts'
import { ManualClock } from '../../../../../lib/platform/fake/clock.ts'
import { fakeGpiod } from '../fake-gpiod.ts'

let fake: ReturnType<typeof fakeGpiod>
beforeEach(() => {
  fake = fakeGpiod()
})
afterEach(() => fake.restore())

const place = { chip: 'gpiochip0', offset: 5 }

function open(level: Level, failSafe?: Level) {
  const told: string[] = []
  const failed = (error: { code: string }) => told.push(error.code)
  const options = { drive: 'push-pull', level, failSafe } as const
  return { told, line: openOutputLine(new GpiodPrograms(), new ManualClock(0), place, options, { failed }) }
}

test('drives its level at once, and the latest of several levels in the end', async () => {
  const { line } = open(1)
  expect([fake.level(5), line.read()]).toEqual(['1', 1])
  line.write(0)
  line.write(1)
  line.write(0)
  expect(line.read()).toBe(0)
  await vi.waitFor(() => expect(fake.level(5)).toBe('0'))
  line.close()
  expect(() => line.write(1)).toThrow(expect.objectContaining({ code: 'KAITHEM_IO' }))
  await vi.waitFor(() => expect(fake.isUsed(5)).toBe(false))
})

test('stays at its fail-safe level after it was closed, until somebody opens it again', async () => {
  open(0, 1).line.close()
  expect([fake.level(5), fake.isUsed(5)]).toEqual(['1', true])
  const { line } = open(0)
  expect(fake.level(5)).toBe('0')
  line.close()
  await vi.waitFor(() => expect(fake.isUsed(5)).toBe(false))
})

test('a program that ends by itself is a line that failed', async () => {
  const { line, told } = open(1)
  fake.put('ended')
  await vi.waitFor(() => expect(told).toEqual(['KAITHEM_IO']))
  line.close()
})
