import process from 'node:process'
import { afterAll, beforeAll, describe } from 'vitest'
import { createNodeEnvironment } from '../../../../lib/platform/node/environment.ts'
import { testEnvironment } from '../../../contracts/environment.ts'

describe('createNodeEnvironment', () => {
  beforeAll(() => {
    process.env.KAITHEM_TEST_ROOM = 'hall'
  })
  afterAll(() => {
    delete process.env.KAITHEM_TEST_ROOM
  })
  testEnvironment(createNodeEnvironment)
})
