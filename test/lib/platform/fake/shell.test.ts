import { expect, it } from 'vitest'
import { createFakeShell } from '../../../../lib/platform/fake/shell.ts'

it('answers what it is told to and refuses what it does not know', async () => {
  const shell = createFakeShell({ echo: (args) => ({ status: 0, stdout: args.join(' '), stderr: '' }) })
  expect(await shell.run('echo', ['a', 'b'])).toEqual({ status: 0, stdout: 'a b', stderr: '' })
  expect(shell.which('echo')).toBe('/fake/echo')
  expect(shell.which('mpv')).toBeNull()
  await expect(shell.run('mpv', [])).rejects.toMatchObject({ code: 'KAITHEM_UNAVAILABLE', data: { program: 'mpv' } })
})
