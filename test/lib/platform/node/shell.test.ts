import { describe, expect, it } from 'vitest'
import { createNodeShell } from '../../../../lib/platform/node/shell.ts'

const shell = createNodeShell()
const node = process.execPath

describe('createNodeShell', () => {
  it('runs a program with its arguments untouched', async () => {
    const result = await shell.run(node, [
      '-e',
      'console.log(process.argv[1]); console.error("err"); process.exit(3)',
      '$HOME; `id`',
    ])
    expect(result).toEqual({ status: 3, stdout: '$HOME; `id`\n', stderr: 'err\n' })
  })

  it('says so when there is no such program', async () => {
    await expect(shell.run('no-such-program-here', [])).rejects.toMatchObject({ code: 'KAITHEM_UNAVAILABLE' })
  })

  it('ends what takes too long', async () => {
    const result = await shell.run(node, ['-e', 'setInterval(() => {}, 1000)'], 0.3)
    expect(result.status).toBeNull()
  })

  it('finds programs as the system would', () => {
    expect(shell.which('sh')).toMatch(/\/sh$/)
    expect(shell.which(node)).toBe(node)
    expect(shell.which('no-such-program-here')).toBeNull()
    expect(shell.which('')).toBeNull()
    expect(shell.which('/etc/passwd')).toBeNull()
  })
})
