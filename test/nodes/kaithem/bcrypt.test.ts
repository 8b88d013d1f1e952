import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nodeRedPasswordCheck } from '../../../nodes/kaithem/bcrypt.ts'

/** Node-RED's own nodes, as its settings name their folder. */
const coreNodesDir = dirname(createRequire(import.meta.url).resolve('@node-red/nodes/package.json'))

/** Formed like a hash. */
const hash = '$2b$04$abcdefghijklmnopqrstuu'

describe('nodeRedPasswordCheck', () => {
  test('checks with what Node-RED brings along', async () => {
    const require = createRequire(`${coreNodesDir}/package.json`)
    const bcrypt = require('bcryptjs') as { hash(password: string, rounds: number): Promise<string> }
    const check = nodeRedPasswordCheck(coreNodesDir, () => {
      throw new Error('missing')
    })
    const real = await bcrypt.hash('correct horse', 4)
    expect([await check('correct horse', real), await check('wrong', real)]).toEqual([true, false])
  })

  test('lets nobody in, and says so, where there is none', async () => {
    let said = 0
    for (const folder of [undefined, '/nowhere']) {
      const check = nodeRedPasswordCheck(folder, () => said++)
      expect(await check('correct horse', hash)).toBe(false)
    }
    expect(said).toBe(2)
  })
})
