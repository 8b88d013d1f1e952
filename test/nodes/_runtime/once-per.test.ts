import { expect, test } from 'vitest'
import { oncePer } from '../../../nodes/_runtime/once-per.ts'

test('made once for each host and name', () => {
  const host = {}
  const first = oncePer(host, 'a', () => ({}))
  expect(oncePer(host, 'a', () => ({}))).toBe(first)
  expect(oncePer(host, 'b', () => ({}))).not.toBe(first)
  expect(oncePer({}, 'a', () => ({}))).not.toBe(first)
})

test('what is made may be undefined, and hosts look as before', () => {
  const host = { own: 1 }
  let count = 0
  const create = (): undefined => {
    count++
  }
  oncePer(host, 'a', create)
  oncePer(host, 'a', create)
  expect(count).toBe(1)
  expect(Object.keys(host)).toEqual(['own'])
})
