import { expect, it } from 'vitest'
import type { Programs } from '../../../lib/sys/gate.ts'
import { gatedPrograms, refuseSwitchedOff } from '../../../lib/sys/gate.ts'

const limits = { timeout: 1, maxOutput: 1 }

it('names what is switched off, and by which setting', () => {
  const refused = (setting: string) => expect.objectContaining({ code: 'KAITHEM_DISABLED', data: { setting } })
  expect(() => refuseSwitchedOff('x', () => false)).toThrow(refused('allowShell'))
  expect(() => refuseSwitchedOff('x', () => 'settings.js')).toThrow(refused('settings.js'))
  expect(() => refuseSwitchedOff('x', () => true)).not.toThrow()
})

it('asks at each start', () => {
  const started: string[] = []
  const running = { result: Promise.resolve({ status: 0, stdout: '', stderr: '' }), kill: () => {} }
  const shell: Programs = {
    start: (program) => {
      started.push(program)
      return running
    },
  }
  const state = { allowed: true }
  const programs = gatedPrograms('The device type', shell, () => state.allowed)
  expect(programs.start('a', [], limits)).toBe(running)
  state.allowed = false
  expect(() => programs.start('b', [], limits)).toThrow('The device type is switched off by allowShell')
  expect(started).toEqual(['a'])
})
