import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { watchPath } from '../../../../lib/gpio/backends/watch-path.ts'
import { ManualClock } from '../../../../lib/platform/fake/clock.ts'

test('tells once that a path is gone, and nothing when it was cancelled', async () => {
  const clock = new ManualClock(0)
  const path = join(mkdtempSync(join(tmpdir(), 'kaithem-watch-')), 'device')
  writeFileSync(path, '')
  const told: string[] = []
  const cancelled = watchPath(clock, path, () => told.push('cancelled'))
  watchPath(clock, path, () => told.push('gone'))
  await clock.advance(5)
  expect(told).toEqual([])
  cancelled.cancel()
  rmSync(path)
  await clock.advance(5)
  expect(told).toEqual(['gone'])
})
