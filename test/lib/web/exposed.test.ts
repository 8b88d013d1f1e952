import vm from 'node:vm'
import { expect, it } from 'vitest'
import { expose, exposedMethod } from '../../../lib/web/exposed.ts'

it('finds what was marked, own and inherited, and nothing else', () => {
  class Base {
    hidden() {}
    shown() {}
  }
  expose(Base.prototype.shown)
  class Child extends Base {
    override hidden() {}
  }
  const child = new Child()
  expect(exposedMethod(child, 'shown')).toBe(Base.prototype.shown)
  for (const name of ['hidden', 'constructor', 'toString', '__proto__', 'nothing']) {
    expect(exposedMethod(child, name)).toBeUndefined()
  }
  const fn = Object.assign(() => 'own', { sub: expose(() => 'sub') })
  expect([exposedMethod(fn, 'sub')?.(), exposedMethod(fn, 'call')]).toEqual(['sub', undefined])
  expect([exposedMethod(null, 'x'), exposedMethod('text', 'length')]).toEqual([undefined, undefined])
})

it('marks functions of every realm, and nothing but functions', () => {
  const foreign = vm.runInNewContext('() => 1') as () => number
  expect(exposedMethod({ f: expose(foreign) }, 'f')).toBe(foreign)
  expect(() => expose('x' as never)).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
})
