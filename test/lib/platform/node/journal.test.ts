import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../../lib/platform/fake/clock.ts'
import { createMemoryLog } from '../../../../lib/platform/fake/log.ts'
import { createNodeJournals, type NodeJournalOptions } from '../../../../lib/platform/node/journal.ts'
import { journalsContract } from '../../../contracts/journals.ts'
import { temporaryFolders } from '../../../support/temp.ts'
import { until } from '../../../support/wait.ts'

const folder = temporaryFolders()

function rig(options: Partial<NodeJournalOptions> = {}, place = join(folder(), 'journal')) {
  const clock = new ManualClock(1000)
  const log = createMemoryLog()
  const path = join(place, 'alerts.jsonl')
  const open = () =>
    createNodeJournals({ clock, log, path: (name) => join(place, `${name}.jsonl`), ...options }).open('alerts')
  const lines = (file = path): string[] => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [])
  return { clock, log, path, open, lines }
}

describe('on disk', () => {
  const place = join(folder(), 'deep', 'down')
  const { clock, log } = rig()
  const numbered = { count: 0 }
  // Each test of the contract gets its own folder, kept for its restarts.
  const create = () =>
    createNodeJournals({ clock, log, path: (name) => join(place, String(numbered.count), `${name}.jsonl`) })
  journalsContract(create)
})

it('writes many lines together, in the background', async () => {
  const { clock, open, lines } = rig()
  const journal = open()
  for (let n = 0; n < 1000; n++) journal.append(`line ${n}`)
  expect(lines()).toEqual([])
  await clock.advance(0.5)
  await until(() => lines().length === 1000)
  expect(lines().at(-1)).toBe('line 999')
  journal.append('one more')
  await until(async () => {
    await clock.advance(0.5)
    return lines().length === 1001
  })
  journal.close()
  journal.append('too late')
  expect([lines().length, clock.pending]).toEqual([1001, 0])
})

it('begins a new file when one is full, and keeps some old ones', async () => {
  const { clock, path, open, lines } = rig({ size: 100, generations: 2 })
  const journal = open()
  for (let n = 0; n < 5; n++) {
    journal.append(`${n}`.repeat(110))
    await clock.advance(0.5)
    await until(() => lines(`${path}.1`)[0]?.startsWith(`${n}`) === true)
  }
  expect([lines(`${path}.1`), lines(`${path}.2`), existsSync(`${path}.3`)]).toEqual([
    ['4'.repeat(110)],
    ['3'.repeat(110)],
    false,
  ])
  journal.close()
  expect(open().earlier(10)).toEqual(['3'.repeat(110), '4'.repeat(110)])
})

it('knows the lines of former runs also after it has begun a new file', async () => {
  const { clock, path, open, lines } = rig({ size: 20 })
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, 'former\n')
  const journal = open()
  journal.append('x'.repeat(30))
  await clock.advance(0.5)
  await until(() => lines(`${path}.1`).length === 2)
  await until(() => journal.earlier(10).length === 1)
  expect(journal.earlier(10)).toEqual(['former'])
  journal.close()
})

it('does not continue a torn line', () => {
  const { path, open, lines } = rig()
  mkdirSync(join(path, '..'), { recursive: true })
  appendFileSync(path, 'whole\n{"torn')
  const journal = open()
  journal.append('next')
  journal.close()
  expect(lines().filter((line) => line !== '')).toEqual(['whole', '{"torn', 'next'])
})

it('says once that the disk refuses, and writes what waits when it is back', async () => {
  const place = join(folder(), 'blocked')
  writeFileSync(place, 'a file where a folder should be')
  const { clock, log, open } = rig({}, place)
  const journal = open()
  journal.append('one')
  journal.flush()
  for (let n = 0; n < 3; n++) {
    journal.append('more')
    await clock.advance(0.5)
    await until(() => log.entries.length > 0)
  }
  expect(log.entries.map(({ text }) => text.replace(/: .*/, ''))).toEqual(['The record alerts could not be written'])
  journal.close()
})
