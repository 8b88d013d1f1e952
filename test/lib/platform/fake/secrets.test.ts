import { describe, expect, it } from 'vitest'
import { createFakeSecrets } from '../../../../lib/platform/fake/secrets.ts'
import { testSecrets } from '../../../contracts/secrets.ts'

describe('createFakeSecrets', () => {
  testSecrets(createFakeSecrets)

  it('counts its tokens', () => {
    const secrets = createFakeSecrets()
    expect([secrets.token(), secrets.token()]).toEqual(['token-1', 'token-2'])
  })
})
