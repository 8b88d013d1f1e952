/** What every Secrets must do. @module */

import { expect, it } from 'vitest'
import type { Secrets } from '../../lib/platform/secrets.ts'

export function testSecrets(create: () => Secrets): void {
  it('hashes the same password to two hashes that both fit', { timeout: 60_000 }, async () => {
    const secrets = create()
    const [one, two] = await Promise.all([secrets.hash('grün'), secrets.hash('grün')])
    expect(one).not.toBe(two)
    expect(await secrets.verify('grün', one)).toBe(true)
    expect(await secrets.verify('grün', two)).toBe(true)
    expect(await secrets.verify('gruen', one)).toBe(false)
  })

  it('fits no password to a damaged hash', async () => {
    const secrets = create()
    for (const hash of ['', 'x', 'scrypt$1$1$1$$', 'fake', '__proto__']) {
      expect(await secrets.verify('', hash)).toBe(false)
    }
  })

  it('makes a new token each time, and one fingerprint of each', () => {
    const secrets = create()
    const [one, two] = [secrets.token(), secrets.token()]
    expect(one).not.toBe(two)
    expect(secrets.digest(one)).toBe(secrets.digest(one))
    expect(secrets.digest(one)).not.toBe(secrets.digest(two))
    expect(secrets.digest(one)).not.toBe(one)
  })
}
