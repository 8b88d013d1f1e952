import { describe, expect, it } from 'vitest'
import { createMemoryLog } from '../../../lib/platform/fake/log.ts'
import { createFakeShell } from '../../../lib/platform/fake/shell.ts'
import type { ProcessResult } from '../../../lib/platform/shell.ts'
import { Owner } from '../../../lib/scope.ts'
import { createSysApi } from '../../../lib/sys/api.ts'

function api(programs: Record<string, () => ProcessResult> = {}, isAllowed = () => true) {
  return createSysApi({ shell: createFakeShell(programs), log: createMemoryLog(), isAllowed }, new Owner('test'))
}

describe('sensors', () => {
  it('gives what the program says', async () => {
    expect(await api({ sensors: () => ({ status: 0, stdout: 'CPU: 40 °C\n', stderr: '' }) }).sensors()).toBe(
      'CPU: 40 °C\n',
    )
  })

  it('gives a line in its place when the program is missing or fails', async () => {
    expect(await api().sensors()).toContain('install lm-sensors')
    expect(await api({ sensors: () => ({ status: 1, stdout: 'x', stderr: '' }) }).sensors()).toContain('lm-sensors')
  })
})

describe('which', () => {
  it('works where commands are switched off, and refuses what is no text', () => {
    const sys = api({ mpv: () => ({ status: 0, stdout: '', stderr: '' }) }, () => false)
    expect(sys.which('mpv')).toBe('/fake/mpv')
    expect(sys.which('__proto__')).toBeNull()
    expect(() => sys.which(5 as never)).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
  })
})

it('answers to both spellings', () => {
  const sys = api()
  expect(sys.shellexAsync).toBe(sys.shellex_async)
})
