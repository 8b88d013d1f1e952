import { describe, expect, it } from 'vitest'
import { createFakePlace } from '../../../../lib/platform/fake/place.ts'
import { testPlace } from '../../../contracts/place.ts'

describe('createFakePlace', () => {
  testPlace(createFakePlace)

  it('keeps UTC unless told otherwise, so that tests repeat', () => {
    expect(createFakePlace().timezone()).toBe('UTC')
  })
})
