import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../../lib/platform/fake/clock.ts'
import { createMemoryFiles } from '../../../../lib/platform/fake/files.ts'
import { createMemoryLog } from '../../../../lib/platform/fake/log.ts'
import { createNodeFiles } from '../../../../lib/platform/node/files.ts'
import { createNodeStore } from '../../../../lib/platform/node/store.ts'
import { testStore } from '../../../contracts/store.ts'
import { temporaryFolders } from '../../../support/temp.ts'

describe('createNodeStore', () => {
  const folder = temporaryFolders()
  const rig = (path = join(folder(), 'state.json'), files = createNodeFiles()) => {
    const clock = new ManualClock(1000)
    const log = createMemoryLog()
    return { clock, log, path, open: () => createNodeStore({ files, clock, log, path: () => path }) }
  }
  testStore(() => rig().open())

  it('makes one write of many changes, within a second', async () => {
    const { clock, path, open } = rig()
    const store = open()
    for (let i = 0; i < 100; i++) store.set(`k${i}`, i)
    expect(() => readFileSync(path)).toThrow()
    await clock.advance(1)
    expect(Object.keys(JSON.parse(readFileSync(path, 'utf8')))).toHaveLength(100)
    expect(clock.pending).toBe(0)
  })

  it('keeps what is set by who is told of its damage', async () => {
    const files = createMemoryFiles()
    files.writeDurable('/state.json', '{"a": 1')
    files.writeDurable('/state.json.previous', '{"a": 0}')
    const clock = new ManualClock(1000)
    const told: unknown[] = []
    const store = createNodeStore({
      ...{ files, clock, log: createMemoryLog(), path: () => '/state.json' },
      onDamage: (path) => {
        told.push([path, store.get('a')])
        store.set('told', true)
      },
    })
    expect([store.get('a'), store.get('told'), told]).toEqual([0, true, [['/state.json', 0]]])
    store.close()
  })

  it('comes back with what was flushed or closed', () => {
    const { open } = rig()
    const first = open()
    first.set('a', 1)
    first.flush()
    first.set('b', 2)
    first.close()
    const second = open()
    expect([second.get('a'), second.get('b')]).toEqual([1, 2])
  })

  it.each([
    ['empty', ''],
    ['cut off', '{"a": 1'],
    ['zeros', '\0\0\0\0'],
    ['not an object', '[1]'],
    ['not text', Buffer.from([0xff, 0xfe, 0x00])],
  ])('falls back to the previous generation when the file is %s, and keeps the bad one', (_, damage) => {
    const { open, path, log } = rig()
    const first = open()
    first.set('a', 1)
    first.flush()
    first.set('a', 2)
    first.close()
    writeFileSync(path, damage)
    const second = open()
    expect(second.get('a')).toBe(1)
    expect(log.entries.some((e) => e.level === 'error' && e.text.includes('damaged'))).toBe(true)
    expect(readdirSync(join(path, '..')).some((name) => name.includes('.corrupt-'))).toBe(true)
    second.set('a', 3)
    second.close()
    expect(open().get('a')).toBe(3)
  })

  it('starts empty when every generation is damaged', () => {
    const { open, path } = rig()
    writeFileSync(path, '{')
    writeFileSync(`${path}.previous`, '{')
    expect(open().keys()).toEqual([])
  })

  it('tries again when the disk refuses, and loses nothing meanwhile', async () => {
    const files = createMemoryFiles()
    const { open, clock, log } = rig('/state.json', files)
    const store = open()
    files.failWrites = 'disk full'
    store.set('a', 1)
    await clock.advance(1)
    expect(log.entries.at(-1)?.text).toContain('disk full')
    files.failWrites = undefined
    await clock.advance(1)
    expect(new TextDecoder().decode(files.content.get('/state.json'))).toContain('"a": 1')
  })

  it('reports damage where it is told to', () => {
    const { open, path, clock, log } = rig()
    const first = open()
    first.set('a', 1)
    first.close()
    writeFileSync(path, '{')
    const reports: unknown[] = []
    const onDamage = (...report: unknown[]): void => void reports.push(report)
    createNodeStore({ files: createNodeFiles(), clock, log, path: () => path, onDamage }).get('a')
    expect(reports).toEqual([[path, expect.stringContaining('.corrupt-'), expect.any(Error)]])
    expect(log.entries).toEqual([])
  })

  it('starts whatever length the file was cut to, and whatever bit of it is wrong', () => {
    const { open, path } = rig()
    const first = open()
    first.set('a', { deep: [1, 'two'] })
    first.flush()
    first.set('b', 2)
    first.close()
    const whole = readFileSync(path)
    const previous = readFileSync(`${path}.previous`)
    const damages = [
      ...Array.from(whole.keys(), (length) => whole.subarray(0, length)),
      ...Array.from({ length: whole.length * 8 }, (_, bit) => {
        const copy = Buffer.from(whole)
        copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        return copy
      }),
    ]
    for (const damage of damages) {
      writeFileSync(path, damage)
      writeFileSync(`${path}.previous`, previous)
      expect(() => open().keys()).not.toThrow()
    }
    expect(damages.length).toBeGreaterThan(300)
  }, 30_000)

  it('takes the generation before where a power cut left only that one', () => {
    const { open, path } = rig()
    writeFileSync(`${path}.previous`, '{"a":1}')
    expect(open().get('a')).toBe(1)
  })

  it('starts when the file is a folder', () => {
    const { open, path } = rig()
    mkdirSync(path)
    expect(open().keys()).toEqual([])
  })
})
