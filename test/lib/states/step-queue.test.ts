import { describe, expect, it } from 'vitest'
import { Owner } from '../../../lib/scope.ts'
import { StepQueue } from '../../../lib/states/step-queue.ts'
import { fail } from './support.ts'

function setUp() {
  const errors: string[] = []
  const queue = new StepQueue(new Owner('o', undefined, (error) => errors.push(String(error))), 'it')
  return { errors, queue }
}

describe('StepQueue', () => {
  it('runs what is asked for after the step, in order', () => {
    const { queue } = setUp()
    const seen: string[] = []
    queue.run(() => {
      queue.run(() => {
        queue.run(() => seen.push('inner'))
        seen.push('second')
      })
      queue.run(() => seen.push('third'))
      seen.push('first')
    })
    expect(seen).toEqual(['first', 'second', 'third', 'inner'])
    expect(queue.busy).toBe(false)
  })

  it('throws the first error after everything has run and reports the others', () => {
    const { errors, queue } = setUp()
    const seen: string[] = []
    expect(() =>
      queue.run(() => {
        queue.run(fail('two'))
        queue.run(() => seen.push('runs'))
        throw new Error('one')
      }),
    ).toThrow('one')
    expect([seen, errors, queue.busy]).toEqual([['runs'], ['Error: two'], false])
  })

  it('stops steps that never end', () => {
    const { queue } = setUp()
    const state = { count: 0 }
    const step = (): void => {
      state.count++
      queue.run(step)
      queue.run(step)
    }
    expect(() => queue.run(step)).toThrow(expect.objectContaining({ code: 'KAITHEM_LOOP' }))
    expect(state.count).toBe(1001)
    const seen: number[] = []
    queue.run(() => seen.push(1))
    expect(seen).toEqual([1])
  })
})
