import { describe, expect, it } from 'vitest'
import { createFakeEnvironment } from '../../../../lib/platform/fake/environment.ts'
import { testEnvironment } from '../../../contracts/environment.ts'

describe('createFakeEnvironment', () => {
  testEnvironment(() => createFakeEnvironment({ KAITHEM_TEST_ROOM: 'hall' }, '/there/me'))

  it('knows nothing by itself', () => {
    expect(createFakeEnvironment().home()).toBeUndefined()
  })
})
