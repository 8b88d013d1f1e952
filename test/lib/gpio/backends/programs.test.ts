import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { programPath } from '../../../../lib/gpio/backends/programs.ts'

test.each(['gpio-edges', 'gpio-pwm', 'gpio-guardian'] as const)('%s was built', (name) => {
  expect(existsSync(programPath(name))).toBe(true)
})
