import { expect, it } from 'vitest'
import { KaithemError } from '../../../lib/errors.ts'
import { ClaimSource } from '../../../lib/tags/claim-source.ts'
import { createRig } from './support.ts'

it('is due by interval, and always when its expression is dirty', async () => {
  const { registry, clock } = createRig()
  const source = new ClaimSource(registry.env, 'x', () => 1)
  expect([source.volatile, source.isDue(0), source.isDue(5)]).toEqual([true, true, true])
  source.lastRun = clock.now()
  expect([source.isDue(0), source.isDue(5)]).toEqual([true, false])
  await clock.advance(5)
  expect(source.isDue(5)).toBe(true)
  const expression = { text: '', volatile: false, dirty: true, dependencies: new Set<never>(), dispose: () => {} }
  const stable = new ClaimSource(registry.env, 'x', () => 1, undefined, expression)
  expect([stable.volatile, stable.isDue(5)]).toEqual([false, true])
  expression.dirty = false
  expect(stable.isDue(0)).toBe(false)
})

it('reports an error again when it changes or after ten minutes', async () => {
  const { registry, clock, reports } = createRig()
  const source = new ClaimSource(registry.env, 'getter', () => 1)
  source.report(new Error('a'))
  source.report(new Error('a'))
  source.report(new Error('b'))
  source.report(new KaithemError('KAITHEM_CYCLE', 'one way'))
  source.report(new KaithemError('KAITHEM_CYCLE', 'the other way'))
  expect(reports).toHaveLength(3)
  await clock.advance(600)
  source.report(new KaithemError('KAITHEM_CYCLE', 'still'))
  expect(reports).toHaveLength(4)
})

it('ends once, with its expression, and leaves its owner', () => {
  const { registry, root } = createRig()
  let count = 0
  const source = new ClaimSource(registry.env, 'x', () => 1, root)
  const size = root.size
  source.unlink = () => count++
  root.own(source)
  source.dispose()
  source.dispose()
  expect([count, root.size, source.ended]).toEqual([1, size, true])
})
