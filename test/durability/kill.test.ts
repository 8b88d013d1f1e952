/** Fifty times kill -9 during saves; `npm run test:kill` does it a thousand times. */

import { expect, it } from 'vitest'
import { runRig } from './support.ts'

it('kill -9 damages no file and loses no save that was acknowledged', async () => {
  const output = await runRig('test-kill.mjs', 50)
  expect(output).toMatch(/^5[01] kills, 0 damaged, 0 lost$/m)
})
