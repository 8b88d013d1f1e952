import { describe, expect, it } from 'vitest'
import { Owner } from '../../../lib/scope.ts'
import { callListeners, ListenerList } from '../../../lib/states/listeners.ts'
import { fail } from './support.ts'

function setUp() {
  const errors: string[] = []
  const owner = new Owner('o', undefined, (error) => errors.push(String(error)))
  return { errors, owner, list: new ListenerList() }
}

describe('ListenerList', () => {
  it('calls in order, duplicates twice, and removes one at a time', () => {
    const { owner, list } = setUp()
    const seen: string[] = []
    const f = (value: string): number => seen.push(`f ${value}`)
    list.add(owner, f)
    list.add(owner, (value: string) => seen.push(`g ${value}`))
    list.add(owner, f)
    callListeners(list.items, 'x', 'test', false)
    expect(seen).toEqual(['f x', 'g x', 'f x'])
    list.remove(f)
    list.remove(() => 0)
    callListeners(list.items, 'y', 'test', false)
    expect(seen.slice(3)).toEqual(['g y', 'f y'])
    list.clear()
    expect([list.items.length, owner.size]).toEqual([0, 0])
  })

  it('does not call who came during the round, nor who left', () => {
    const { owner, list } = setUp()
    const seen: string[] = []
    list.add(owner, () => {
      last()
      list.add(owner, () => seen.push('new'))
    })
    const last = list.add(owner, () => seen.push('last'))
    callListeners(list.items, 0, 'test', false)
    expect(seen).toEqual([])
  })

  it('calls everybody, gives back the first error and reports the others', () => {
    const { errors, owner, list } = setUp()
    const seen: number[] = []
    list.add(owner, fail('one'))
    list.add(owner, fail('two'))
    list.add(owner, () => seen.push(3))
    const failure = callListeners(list.items, 0, 'test', false)
    expect([String(failure?.error), errors, seen]).toEqual(['Error: one', ['Error: two'], [3]])
    expect(callListeners(list.items, 0, 'test', true)).toBeUndefined()
    expect(errors).toEqual(['Error: two', 'Error: one', 'Error: two'])
  })

  it('reports rejected promises', async () => {
    const { errors, owner, list } = setUp()
    list.add(owner, () => Promise.reject(new Error('late')))
    expect(callListeners(list.items, 0, 'test', false)).toBeUndefined()
    await new Promise((resolve) => setImmediate(resolve))
    expect(errors).toEqual(['Error: late'])
  })
})
