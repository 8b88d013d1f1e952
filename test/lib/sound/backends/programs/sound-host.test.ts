import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { programPath } from '../../../../../lib/sound/backends/programs.ts'

/** What it does is tested by its user, `webaudio/webaudio`, with the real program. */
test('loaded by itself it does nothing, and ends', () => {
  expect(execFileSync(process.execPath, [programPath('sound-host')], { encoding: 'utf8' })).toBe('')
})
