import { expect, it } from 'vitest'
import { isPassThrough, passThrough } from '../../../lib/web/pass-through.ts'

it('carries an answer under a mark that every realm knows', () => {
  const thrown = passThrough({ status: 303 })
  expect((thrown as unknown as Record<symbol, unknown>)[Symbol.for('kaithem.passThrough')]).toBe(true)
  expect([isPassThrough(thrown), thrown.answer]).toEqual([true, { status: 303 }])
})

it('is nothing else', () => {
  const broken = new Proxy({}, { get: () => { throw new Error('no') } }) // biome-ignore format: one line
  const others = [null, undefined, 5, 'x', {}, { answer: {} }, { [Symbol.for('kaithem.passThrough')]: true }, broken]
  expect(others.some(isPassThrough)).toBe(false)
})
