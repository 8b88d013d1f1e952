import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createNodeShell } from '../../../../lib/platform/node/shell.ts'
import { testShell } from '../../../contracts/shell.ts'
import { temporaryFolders } from '../../../support/temp.ts'
import { until } from '../../../support/wait.ts'

const shell = createNodeShell()
const node = process.execPath

const folder = temporaryFolders()

describe('createNodeShell', () => {
  testShell(() => ({ shell, fail: 'exit 3' }))

  it('ends a line that takes too long while everything waits for it', () => {
    const begin = performance.now()
    const result = shell.runLine('echo begun; sleep 60; echo done', { timeout: 0.3, maxOutput: 1000 })
    expect(result).toMatchObject({ status: null, stdout: 'begun\n', stopped: 'timeout' })
    expect(performance.now() - begin).toBeLessThan(20_000)
  })

  it('leaves a line alone, and tells only when there is no shell', async () => {
    const file = join(folder(), 'left')
    shell.leaveLine(`touch ${file}; exit 3`, (error) => {
      throw error
    })
    await until(() => existsSync(file), 10_000, 'the file')
    const failed: unknown[] = []
    shell.leaveLine('a\0b', (error) => failed.push(error))
    expect(failed).toHaveLength(1)
  })

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
