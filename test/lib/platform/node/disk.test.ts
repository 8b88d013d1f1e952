import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createDisk, diskCalls } from '../../../../lib/platform/node/disk.ts'
import { runLater, runNow } from '../../../../lib/platform/steps.ts'
import { temporaryFolders } from '../../../support/temp.ts'

const folder = temporaryFolders()

describe('createDisk', () => {
  it('has every call in both ways', async () => {
    const here = folder()
    const disk = createDisk()
    for (const [name, run] of [
      ['now', async <T>(steps: Parameters<typeof runNow<T>>[0]) => runNow(steps)],
      ['later', runLater],
    ] as const) {
      const [path, other] = [join(here, name, 'deep', 'file'), join(here, name, 'other')]
      expect(await run(disk.mkdir(join(path, '..'), 0o755))).toBe(join(here, name))
      const handle = await run(disk.open(path, 'wx', 0o600))
      expect(await run(disk.write(handle, Buffer.from('abc'), 1))).toBe(2)
      await run(disk.fchmod(handle, 0o640))
      await run(disk.fsync(handle))
      await run(disk.close(handle))
      await run(disk.link(path, other))
      expect((await run(disk.stat(other))).mode & 0o777).toBe(0o640)
      await run(disk.rename(other, `${other}2`))
      expect(String(await run(disk.read(`${other}2`)))).toBe('bc')
      await run(disk.unlink(path))
      await expect(run(disk.stat(path))).rejects.toMatchObject({ code: 'ENOENT' })
    }
  })

  it('uses calls that are given instead, at once in both ways', async () => {
    const asked: string[] = []
    const disk = createDisk({ ...diskCalls, unlink: (path) => void asked.push(path) })
    runNow(disk.unlink('/a'))
    await runLater(disk.unlink('/b'))
    expect(asked).toEqual(['/a', '/b'])
  })
})
