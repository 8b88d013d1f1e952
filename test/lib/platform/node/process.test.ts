import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { killGroup, milliseconds, startProcess } from '../../../../lib/platform/node/process.ts'
import { temporaryFolders } from '../../../support/temp.ts'
import { until } from '../../../support/wait.ts'

const folder = temporaryFolders()
const limits = { timeout: 30, maxOutput: 1000 }

/** Whether a process runs; one that ended but was not fetched by its parent does not. */
function runs(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** A line that starts a child of its own, which would run for long, and writes down its number. */
const family = (file: string): string => `sleep 300 & echo $! > ${file}; wait`

async function childOf(file: string): Promise<number> {
  await until(() => existsSync(file) && readFileSync(file, 'utf8').endsWith('\n'), 10_000, 'the child')
  return Number(readFileSync(file, 'utf8'))
}

describe('startProcess', () => {
  it('hands arguments over untouched', async () => {
    const { result } = startProcess('echo', ['$HOME; `id`'], limits)
    expect(await result).toEqual({ status: 0, stdout: '$HOME; `id`\n', stderr: '', stopped: undefined })
  })

  it('ends what takes too long, with all that it started', async () => {
    const file = join(folder(), 'pid')
    const running = startProcess('/bin/sh', ['-c', family(file)], { ...limits, timeout: 0.5 })
    const child = await childOf(file)
    expect(await running.result).toMatchObject({ status: null, stopped: 'timeout' })
    await until(() => !runs(child), 5000, 'the end of the child')
  })

  it('ends what prints without end', async () => {
    const { result } = startProcess('/bin/sh', ['-c', 'while :; do echo yes; done'], limits)
    const done = await result
    expect(done).toMatchObject({ status: null, stopped: 'output' })
    expect(done.stdout).toHaveLength(1000)
  })

  it('ends when killed', async () => {
    const file = join(folder(), 'pid')
    const running = startProcess('/bin/sh', ['-c', family(file)], limits)
    const child = await childOf(file)
    running.kill()
    expect((await running.result).status).toBeNull()
    await until(() => !runs(child), 5000, 'the end of the child')
  })

  it('does not wait for what left the group and holds its outputs open', async () => {
    const running = startProcess('/bin/sh', ['-c', 'setsid sleep 2 & wait'], { ...limits, timeout: 0.2 })
    expect(await running.result).toMatchObject({ stopped: 'timeout' })
  })

  it.each(['', 'no-such-program-here', 'a\0b', '/etc/passwd'])('cannot start %j', async (program) => {
    const { result, kill } = startProcess(program, [], limits)
    await expect(result).rejects.toMatchObject({ code: 'KAITHEM_UNAVAILABLE' })
    kill()
  })
})

describe('milliseconds', () => {
  it('is at least one, and none where a timer cannot wait so long', () => {
    expect(milliseconds(1.5)).toBe(1500)
    expect(milliseconds(0.0001)).toBe(1)
    expect(milliseconds(Number.POSITIVE_INFINITY)).toBeUndefined()
  })
})

describe('killGroup', () => {
  it('does nothing where nothing runs', () => {
    killGroup(undefined)
    killGroup(2 ** 22 + 1)
  })
})
