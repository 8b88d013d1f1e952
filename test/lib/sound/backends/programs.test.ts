import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { programPath } from '../../../../lib/sound/backends/programs.ts'

it('names a file that the build has made', () => {
  expect(existsSync(programPath('sound-host'))).toBe(true)
})
