import { expect, test } from 'vitest'
import { Owner } from '../../../lib/scope.ts'
import { Callbacks } from '../../../lib/widget/callbacks.ts'
import { codeOf } from './support.ts'

function make() {
  const errors: unknown[] = []
  const owner = new Owner('test', undefined, (error) => void errors.push(error))
  return { owner, errors, callbacks: new Callbacks('widget x', owner) }
}

test('there is one slot of each kind, and the later function wins', () => {
  const { callbacks } = make()
  const seen: unknown[] = []
  callbacks.set(0, () => seen.push('old'))
  callbacks.set(0, (...args: unknown[]) => seen.push(args))
  callbacks.set(1, (...args: unknown[]) => seen.push(args))
  callbacks.call('ann', 1, 'c1')
  expect(seen).toEqual([
    ['ann', 1],
    ['ann', 1, 'c1'],
  ])
})

test('what throws is reported once, until there is another function; the other one is called', async () => {
  const { callbacks, errors } = make()
  const seen: unknown[] = []
  callbacks.set(0, () => {
    throw new Error('no')
  })
  callbacks.set(1, (user) => seen.push(user))
  for (let i = 0; i < 3; i++) callbacks.call('ann', 1, 'c1')
  expect([errors.length, seen.length]).toEqual([1, 3])
  callbacks.set(0, async () => {
    throw new Error('later')
  })
  callbacks.call('ann', 1, 'c1')
  await Promise.resolve()
  await Promise.resolve()
  expect(errors).toHaveLength(2)
})

test('a function ends with its subscription, with its owner, and with clear', () => {
  const { callbacks, owner } = make()
  const seen: unknown[] = []
  callbacks.set(0, () => seen.push(1)).unsubscribe()
  callbacks.set(1, () => seen.push(2))
  callbacks.clear()
  callbacks.set(0, () => seen.push(3))
  owner.dispose()
  callbacks.call('ann', 1, 'c1')
  expect(seen).toEqual([])
  expect(codeOf(() => callbacks.set(0, 7))).toBe('KAITHEM_TYPE')
})
