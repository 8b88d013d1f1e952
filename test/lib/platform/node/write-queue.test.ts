import { describe, expect, it } from 'vitest'
import { createWriteQueue } from '../../../../lib/platform/node/write-queue.ts'

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('createWriteQueue', () => {
  it('runs the writes of a file one after the other, those of others beside them', async () => {
    const queue = createWriteQueue()
    const log: string[] = []
    const gates = new Map<string, () => void>()
    const write = (path: string, name: string) =>
      queue.run(path, async () => {
        log.push(`begin ${name}`)
        await new Promise<void>((resolve) => gates.set(name, resolve))
        log.push(`end ${name}`)
      })
    const all = [write('/a', '1'), write('/a', '2'), write('/b', '3')]
    await turn()
    expect(log).toEqual(['begin 1', 'begin 3'])
    gates.get('1')?.()
    await all[0]
    await turn()
    gates.get('2')?.()
    gates.get('3')?.()
    await Promise.all(all)
    await queue.settled('/a')
    expect(log.indexOf('begin 2')).toBeGreaterThan(log.indexOf('end 1'))
  })

  it('drops what was overtaken, and nothing that came after', async () => {
    const queue = createWriteQueue()
    const current: boolean[] = []
    const write = (path: string) => queue.run(path, async (isCurrent) => void current.push(isCurrent()))
    const before = [write('/a'), write('/a'), write('/b')]
    queue.overtake('/a')
    const after = write('/a')
    await Promise.all([...before, after])
    expect(current.sort()).toEqual([false, false, true, true])
    queue.overtake('/a')
    await write('/a')
    expect(current.at(-1)).toBe(true)
  })

  it('goes on after a write that failed', async () => {
    const queue = createWriteQueue()
    const failing = queue.run('/a', () => Promise.reject(new Error('disk full')))
    const next = queue.run('/a', async () => 'written')
    await expect(failing).rejects.toThrow('disk full')
    await expect(next).resolves.toBe('written')
  })
})
