import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { isThenable } from '../../lib/thenable.ts'

it.each<[unknown, boolean]>([
  [Promise.resolve(), true],
  [runInNewContext('Promise.resolve()'), true],
  [Object.fromEntries([['then', () => undefined]]), true],
  [Object.fromEntries([['then', 1]]), false],
  [undefined, false],
  [null, false],
  ['then', false],
  [() => undefined, false],
])('%s: %s', (value, expected) => {
  expect(isThenable(value)).toBe(expected)
})
