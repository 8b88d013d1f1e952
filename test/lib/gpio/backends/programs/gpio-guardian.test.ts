import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { programPath } from '../../../../../lib/gpio/backends/programs.ts'

/** What it does is tested by its user: `edge-reader`, `software-pwm` or `cdev/guardian`, with the real program. */
test('loaded by itself it does nothing, and ends', () => {
  expect(execFileSync(process.execPath, [programPath('gpio-guardian')], { encoding: 'utf8' })).toBe('')
})
