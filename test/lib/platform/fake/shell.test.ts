import { describe, expect, it } from 'vitest'
import { createFakeShell } from '../../../../lib/platform/fake/shell.ts'
import { testShell } from '../../../contracts/shell.ts'

describe('createFakeShell', () => {
  testShell(() => ({
    fail: 'fail',
    shell: createFakeShell({
      echo: (args) => ({ status: 0, stdout: `${args.join(' ')}\n`, stderr: '' }),
      fail: () => ({ status: 3, stdout: '', stderr: '' }),
    }),
  }))

  it('answers what it is told to, refuses what it does not know, and remembers what was started', async () => {
    const shell = createFakeShell({ echo: (args) => ({ status: 0, stdout: args.join(' '), stderr: '' }) })
    expect(await shell.run('echo', ['a', 'b'])).toEqual({ status: 0, stdout: 'a b', stderr: '' })
    expect(shell.which('echo')).toBe('/fake/echo')
    expect(shell.which('mpv')).toBeNull()
    await expect(shell.run('mpv', [])).rejects.toMatchObject({ code: 'KAITHEM_UNAVAILABLE', data: { program: 'mpv' } })
    shell.leaveLine('echo later', () => {})
    shell.startLine('echo now', { timeout: 1, maxOutput: 100 }).kill()
    expect(shell.started).toEqual(['echo a b', 'mpv', 'echo later', 'echo now'])
  })
})
