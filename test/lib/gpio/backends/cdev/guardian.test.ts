import { openSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { Guardian } from '../../../../../lib/gpio/backends/cdev/guardian.ts'
import { guardianToken } from '../../../../../lib/gpio/backends/cdev/guardian-protocol.ts'
import { loadLibc } from '../../../../../lib/gpio/backends/libc.ts'
import { isRunning } from '../../../../../lib/gpio/backends/processes.ts'
import { createNodePackages } from '../../../../../lib/platform/node/packages.ts'

/** A real guardian process; the lines are files, whose levels cannot be set. */
const libc = loadLibc(createNodePackages())
const chip = { path: '/dev/gpiochip77', name: 'gpiochip77', label: 'test', lines: 8 }
const fd = openSync('/dev/null', 'r+')
const guardians: Guardian[] = []

function create(): Guardian {
  const guardian = new Guardian(libc)
  guardians.push(guardian)
  return guardian
}

afterEach(() => {
  for (const guardian of guardians.splice(0)) guardian.close()
})

test('starts with the first line only, and ends with its process when it holds nothing', async () => {
  const guardian = create()
  guardian.drop(chip, 1)
  expect(guardian.pid).toBeUndefined()
  guardian.hold(chip, 1, fd, 1)
  const pid = guardian.pid ?? 0
  expect(isRunning(pid)).toBe(true)
  guardian.drop(chip, 1)
  guardian.close()
  await vi.waitFor(() => expect(isRunning(pid)).toBe(false), 20_000)
}, 30_000)

test('its lines are refused to others while it guards, and given when its process is gone', async () => {
  const [first, second] = [create(), create()]
  first.hold(chip, 1, fd, 1)
  first.closed(chip, 1)
  const pid = first.pid ?? 0
  const label = first.label('kaithem')
  expect(guardianToken(label)).toMatch(new RegExp(`^${process.pid}-`))
  expect(second.takeOver(label, chip, 1)).toMatch(/running/)
  first.close()
  // It has nothing left to hold once the line is taken from it, and ends.
  await vi.waitFor(() => {
    expect(second.takeOver(label, chip, 1)).not.toBeUndefined()
    expect(isRunning(pid)).toBe(false)
  }, 20_000)
}, 30_000)

test('another one takes its place when somebody ends it', async () => {
  const guardian = create()
  guardian.hold(chip, 1, fd, 1)
  const pid = guardian.pid ?? 0
  process.kill(pid, 'SIGKILL')
  await vi.waitFor(() => expect(guardian.pid).not.toBe(pid), 20_000)
  expect(isRunning(guardian.pid ?? 0)).toBe(true)
  guardian.drop(chip, 1)
}, 30_000)

test('labels of others are nothing to ask about', () => {
  expect(create().takeOver('spi0 CS1', chip, 1)).toBe('')
  expect(new Guardian(undefined).takeOver('kaithem 1-ab', chip, 1)).toBe('')
})
