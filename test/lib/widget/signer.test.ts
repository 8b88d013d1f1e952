import { expect, test } from 'vitest'
import { createFakeSecrets } from '../../../lib/platform/fake/secrets.ts'
import { createMemoryStore } from '../../../lib/platform/fake/store.ts'
import { createSigner } from '../../../lib/widget/signer.ts'

test('a signature is the same after a restart, another one for another text and for another key', () => {
  const store = createMemoryStore()
  const secrets = createFakeSecrets()
  const sign = createSigner(store, secrets)
  expect(store.get('widgets.key')).toBeUndefined()
  const first = sign('/a')
  expect(sign('/b')).not.toBe(first)
  expect(createSigner(store, secrets)('/a')).toBe(first)
  expect(createSigner(createMemoryStore(), secrets)('/a')).not.toBe(first)
})

test('a kept key that is none is made anew', () => {
  const store = createMemoryStore()
  store.set('widgets.key', 5)
  createSigner(store, createFakeSecrets())('/a')
  expect(typeof store.get('widgets.key')).toBe('string')
})
