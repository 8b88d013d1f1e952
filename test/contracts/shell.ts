/** What every Shell must do with the programs `echo` and `fail` (which ends with status 3). @module */

import { expect, it } from 'vitest'
import type { Shell } from '../../lib/platform/shell.ts'

const limits = { timeout: 20, maxOutput: 1000 }

export function testShell(create: () => { shell: Shell; fail: string }): void {
  it('runs a line, at once and beside', async () => {
    const { shell } = create()
    expect(shell.runLine('echo hello', limits)).toMatchObject({ status: 0, stdout: 'hello\n' })
    expect(await shell.startLine('echo hello', limits).result).toMatchObject({ status: 0, stdout: 'hello\n' })
    expect(await shell.start('echo', ['hello'], limits).result).toMatchObject({ status: 0, stdout: 'hello\n' })
  })

  it('tells the status of what fails, 127 for a line whose program is missing', () => {
    const { shell, fail } = create()
    expect(shell.runLine(fail, limits).status).toBe(3)
    expect(shell.runLine('no-such-program-here', limits).status).toBe(127)
  })

  it('ends what prints too much', async () => {
    const { shell } = create()
    const small = { timeout: 20, maxOutput: 3 }
    expect(shell.runLine('echo hello', small)).toMatchObject({ status: null, stdout: 'hel', stopped: 'output' })
    expect(await shell.startLine('echo hello', small).result).toMatchObject({ stdout: 'hel', stopped: 'output' })
  })

  it('knows no program that is missing', async () => {
    const { shell } = create()
    const missing = { code: 'KAITHEM_UNAVAILABLE' }
    await expect(shell.run('no-such-program-here', [])).rejects.toMatchObject(missing)
    await expect(shell.start('no-such-program-here', [], limits).result).rejects.toMatchObject(missing)
    expect(shell.which('no-such-program-here')).toBeNull()
    expect(shell.which('echo')).toMatch(/\/echo$/)
  })
}
