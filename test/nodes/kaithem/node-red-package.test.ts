/** Packages that Node-RED brings along. @module */

import { expect, test } from 'vitest'
import { loadNodeRedPackage } from '../../../nodes/kaithem/node-red-package.ts'
import { nodeRedMajor } from '../../support/red.ts'
import { folderOf, type NodeRedMajor } from '../../support/red-process.ts'

test('are found from a folder of its own, and nowhere else', () => {
  const folder = folderOf(nodeRedMajor as NodeRedMajor)
  expect(loadNodeRedPackage(folder, 'ws')).toHaveProperty('Server')
  expect(loadNodeRedPackage(folder, 'no-such-package-of-node-red')).toBeUndefined()
  expect(loadNodeRedPackage(undefined, 'ws')).toBeUndefined()
})
