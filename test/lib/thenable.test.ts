import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { isThenable, onRejection, refusePromise } from '../../lib/thenable.ts'

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

const rejecting = (): Promise<never> => Promise.reject(new Error('late'))

describe('onRejection', () => {
  it('tells about a promise that fails', async () => {
    const seen: unknown[] = []
    onRejection(rejecting(), (error) => seen.push(error))
    onRejection(runInNewContext('Promise.reject("far")'), (error) => seen.push(error))
    await new Promise((resolve) => setImmediate(resolve))
    expect(seen).toEqual([new Error('late'), 'far'])
  })

  it.each([Promise.resolve(1), undefined, 5, 'text'])('says nothing otherwise: %s', async (result) => {
    const seen: unknown[] = []
    onRejection(result, (error) => seen.push(error))
    await new Promise((resolve) => setImmediate(resolve))
    expect(seen).toEqual([])
  })
})

describe('refusePromise', () => {
  it.each([undefined, null, 0, 'text', {}])('hands on what is no promise: %s', (result) => {
    expect(refusePromise(result, 'The check')).toBe(result)
  })

  it.each([rejecting, () => Promise.resolve()])('refuses promises, and takes care of their failure', async (make) => {
    expect(() => refusePromise(make(), 'The check')).toThrow(
      expect.objectContaining({ code: 'KAITHEM_TYPE', message: expect.stringContaining('The check cannot be async') }),
    )
    await new Promise((resolve) => setImmediate(resolve))
  })
})
