import { describe, expect, it } from 'vitest'
import { createNodeSecrets } from '../../../../lib/platform/node/secrets.ts'
import { testSecrets } from '../../../contracts/secrets.ts'

describe('createNodeSecrets', () => {
  testSecrets(createNodeSecrets)

  it('tells in the hash how it was made, and nothing of the password', async () => {
    const hash = await createNodeSecrets().hash('correct horse')
    expect(hash).toMatch(/^scrypt\$32768\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
    expect(hash).not.toContain('horse')
  })

  it('takes both ways to write the same letters for the same password', { timeout: 60_000 }, async () => {
    const secrets = createNodeSecrets()
    expect(await secrets.verify('gru\u0308n', await secrets.hash('gr\u00fcn'))).toBe(true)
  })

  it.each(['9999999$8$1', '0$8$1', '3$8$1', '32768$99$99'])('refuses the costs %s of a hash', async (costs) => {
    const hash = `scrypt$${costs}$${'a'.repeat(22)}$${'b'.repeat(43)}`
    expect(await createNodeSecrets().verify('x', hash)).toBe(false)
  })

  it('makes tokens of 32 random bytes for URLs', () => {
    expect(createNodeSecrets().token()).toMatch(/^[\w-]{43}$/)
  })
})
