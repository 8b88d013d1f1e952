import { describe, expect, it } from 'vitest'
import { Owner } from '../../../lib/scope.ts'
import { cycleError, type Dependent, maxPushDepth, maxReadDepth } from '../../../lib/tags/environment.ts'
import { codeOf, createRig } from './support.ts'

function dependent(update: () => void, errors: unknown[] = []): Dependent {
  const fail = (error: unknown): void => {
    errors.push(error)
  }
  return { what: 'x', dirty: false, queued: false, runs: 0, update, fail, forget: () => {} }
}

describe('TagEnvironment', () => {
  it('refuses to read in rings and too deep', () => {
    const { env } = createRig().registry
    const tags = Array.from({ length: maxReadDepth }, (_, index) => ({ name: `/${index}` }))
    for (const tag of tags) env.enter(tag)
    expect(codeOf(() => env.enter(tags[5] as never))).toBe('KAITHEM_CYCLE')
    expect(codeOf(() => env.enter({ name: '/new' }))).toBe('KAITHEM_LOOP')
    for (const _ of tags) env.leave()
    env.enter({ name: '/new' })
  })

  it('refuses to push too deep', () => {
    const { env } = createRig().registry
    env.depth = maxPushDepth
    env.checkDepth('/a')
    env.depth++
    expect(codeOf(() => env.checkDepth('/a'))).toBe('KAITHEM_LOOP')
  })

  it('runs dependents once per change, one after the other', () => {
    const { env } = createRig().registry
    const order: string[] = []
    const last = dependent(() => order.push('last'))
    const first = dependent(() => {
      env.schedule([last])
      env.schedule([last])
      order.push('first')
    })
    env.schedule([first, first])
    expect(order).toEqual(['first', 'last'])
  })

  it('stops what never ends, and goes on with the rest', () => {
    const { env } = createRig().registry
    const errors: unknown[] = []
    let count = 0
    const endless = dependent(() => {
      count++
      env.schedule([endless])
    }, errors)
    const bad = dependent(() => {
      throw new Error('bad')
    }, errors)
    env.schedule([endless, bad])
    expect([count, errors.length]).toEqual([100, 2])
    env.schedule([endless])
    expect(count).toBe(200)
  })

  it('reports to the maker while it is there', () => {
    const { registry, root } = createRig()
    const owner = new Owner('a', root)
    expect(registry.env.reporter(owner)).toBe(owner)
    owner.dispose()
    expect([registry.env.reporter(owner), registry.env.reporter(undefined)]).toEqual([root, root])
  })

  it('shortens long rings', () => {
    const ring = Array.from({ length: 100 }, (_, index) => ({ name: `/${index}` }))
    expect(cycleError(ring).message.length).toBeLessThan(200)
  })
})
