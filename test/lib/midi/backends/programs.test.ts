import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { programPath } from '../../../../lib/midi/backends/programs.ts'

it('names a file that the build has made', () => {
  expect(existsSync(programPath('synth-host'))).toBe(true)
})
