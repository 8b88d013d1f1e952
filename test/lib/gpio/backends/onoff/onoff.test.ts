import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createOnoffBackend } from '../../../../../lib/gpio/backends/onoff/onoff.ts'
import { ManualClock } from '../../../../../lib/platform/fake/clock.ts'

type Watcher = (error: Error | null, level: 0 | 1) => void

/** A package that looks like onoff, over a folder that looks like sysfs. */
function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'kaithem-sysfs-'))
  const chip = join(folder, 'gpiochip512')
  mkdirSync(chip)
  writeFileSync(join(folder, 'export'), '')
  for (const [file, text] of Object.entries({ base: '512', label: 'sim', ngpio: '8' }))
    writeFileSync(join(chip, file), text)
  const state = {
    errors: new Map<number, string>(),
    levels: new Map<number, number>(),
    watchers: new Map<number, Watcher>(),
    unexported: [] as number[],
  }
  class Gpio {
    readonly number: number
    constructor(number: number, direction: string) {
      const code = state.errors.get(number)
      if (code !== undefined) throw Object.assign(new Error(code), { code })
      this.number = number
      mkdirSync(join(folder, `gpio${number}`), { recursive: true })
      if (direction !== 'in') state.levels.set(number, direction === 'high' ? 1 : 0)
    }
    readSync() {
      return state.levels.get(this.number) ?? 0
    }
    writeSync(level: number) {
      state.levels.set(this.number, level)
    }
    watch(watcher: Watcher) {
      state.watchers.set(this.number, watcher)
    }
    unexport() {
      state.unexported.push(this.number)
    }
  }
  const clock = new ManualClock(1000)
  const backend = createOnoffBackend({ packages: { load: () => ({ Gpio }) }, clock, folder })
  const told: unknown[] = []
  const listener = {
    edge: (level: number, time: number) => told.push([level, time]),
    failed: (error: { code: string }) => told.push(error.code),
  }
  const input = (offset = 4) => backend.openInput({ offset }, { pull: 'none', debounce: 0 }, listener)
  const output = (failSafe?: 0 | 1) =>
    backend.openOutput({ offset: 5 }, { drive: 'push-pull', level: 1, failSafe }, listener)
  return { folder, state, clock, backend, told, listener, input, output }
}

test('edges that change the level are told with the time of their arrival', () => {
  const { input, state, told, backend } = setUp()
  const line = input()
  const watcher = state.watchers.get(516)
  watcher?.(null, 1)
  watcher?.(null, 1)
  watcher?.(null, 0)
  expect(told).toEqual([
    [1, 1000],
    [0, 1000],
  ])
  line.close()
  watcher?.(null, 1)
  expect([told.length, state.unexported]).toEqual([2, [516]])
  backend.close()
})

test('a line cannot be opened twice, and not when the kernel says that it is busy', () => {
  const { input, state } = setUp()
  input().close()
  input()
  expect(() => input()).toThrow(expect.objectContaining({ code: 'KAITHEM_STATE' }))
  state.errors.set(518, 'EBUSY')
  expect(() => input(6)).toThrow(expect.objectContaining({ code: 'KAITHEM_STATE' }))
  state.errors.set(519, 'EIO')
  expect(() => input(7)).toThrow(expect.objectContaining({ code: 'KAITHEM_IO' }))
})

test('an output with a fail-safe level stays exported at it', () => {
  const { output, state, backend } = setUp()
  const line = output(0)
  expect(line.read()).toBe(1)
  backend.close()
  expect([state.levels.get(517), state.unexported]).toEqual([0, []])
  const plain = output()
  plain.write(0)
  plain.close()
  expect([state.levels.get(517), state.unexported]).toEqual([0, [517]])
  expect(() => plain.write(1)).toThrow(expect.objectContaining({ code: 'KAITHEM_IO' }))
})

test('a line whose folder vanishes has failed', async () => {
  const { folder, input, told, clock } = setUp()
  const line = input()
  rmSync(join(folder, 'gpio516'), { recursive: true })
  await clock.advance(3)
  expect(told).toEqual(['KAITHEM_IO'])
  expect(() => line.read()).toThrow(expect.objectContaining({ code: 'KAITHEM_IO' }))
})

test('what sysfs cannot do is refused', () => {
  const { backend, listener } = setUp()
  const calls = [
    () => backend.openInput({ offset: 4 }, { pull: 'up', debounce: 0 }, listener),
    () => backend.openInput({ offset: 4 }, { pull: 'none', debounce: 0.1 }, listener),
    () => backend.openOutput({ offset: 4 }, { drive: 'open-drain', level: 0 }, listener),
    () => backend.openPwm({ offset: 4 }, { frequency: 1, duty: 0 }, listener),
  ]
  for (const call of calls) expect(call).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
})

test('says what is missing', () => {
  const { backend, folder, clock } = setUp()
  expect(backend.probe()).toBeUndefined()
  const load = (): never => {
    throw new Error('not installed')
  }
  expect(createOnoffBackend({ packages: { load }, clock, folder }).probe()).toMatchObject({ reason: 'noLibrary' })
  expect(createOnoffBackend({ packages: { load }, clock, folder: '/nothing' }).probe()).toMatchObject({
    reason: 'noNumbers',
  })
})
