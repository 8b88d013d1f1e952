import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

  it('sees variables that are set later', () => {
    process.env.KAITHEM_TEST_LATER = 'yes'
    expect(createNodeEnvironment().variable('KAITHEM_TEST_LATER')).toBe('yes')
    delete process.env.KAITHEM_TEST_LATER
  })
})
