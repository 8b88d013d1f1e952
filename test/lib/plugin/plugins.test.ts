import { describe, expect, it } from 'vitest'
import { Plugins } from '../../../lib/plugin/plugins.ts'
import { Owner } from '../../../lib/scope.ts'

const rig = () => ({ plugins: new Plugins({ base: 1 }, (name) => name === 'tags'), owner: new Owner('a node') })
const code = (wanted: string) => expect.objectContaining({ code: wanted })

describe('Plugins', () => {
  it('are properties of the holder, which inherits from its base', () => {
    const { plugins, owner } = rig()
    const view = Object.create(plugins.holder)
    plugins.add(owner, 'foo', 5)
    expect([view.foo, view.base, plugins.get('foo'), plugins.names()]).toEqual([5, 1, 5, ['foo']])
  })

  it('replace one another, and an owner takes only its own along', () => {
    const { plugins, owner } = rig()
    const other = new Owner('another node')
    plugins.add(owner, 'foo', 1)
    plugins.add(other, 'foo', 2)
    expect(owner.size).toBe(0)
    owner.dispose()
    expect(plugins.get('foo')).toBe(2)
    other.dispose()
    expect(plugins.get('foo')).toBeUndefined()
    expect('foo' in plugins.holder).toBe(false)
  })

  it('end by what add gave back, once', () => {
    const { plugins, owner } = rig()
    const first = plugins.add(owner, 'foo', 1)
    first()
    plugins.add(owner, 'foo', 2)
    first()
    expect(plugins.get('foo')).toBe(2)
    expect([plugins.remove('foo'), plugins.remove('foo')]).toEqual([true, false])
    expect(owner.size).toBe(0)
  })

  it.each(['tags'])('%s is built in', (name) => {
    const { plugins, owner } = rig()
    expect(() => plugins.add(owner, name, 1)).toThrow(code('KAITHEM_STATE'))
    expect(() => plugins.remove(name)).toThrow(code('KAITHEM_STATE'))
  })

  it.each(['', 'a b', '5', 'a.b', '__proto__', 'constructor', 'toString', 'then', 'toJSON', 'x'.repeat(101)])(
    'nothing can be called %j',
    (name) => {
      const { plugins, owner } = rig()
      expect(() => plugins.add(owner, name, 1)).toThrow(code('KAITHEM_VALUE'))
    },
  )

  it('is not nothing, has a text for a name and a living owner', () => {
    const { plugins, owner } = rig()
    expect(() => plugins.add(owner, 'foo', undefined)).toThrow(code('KAITHEM_TYPE'))
    expect(() => plugins.add(owner, Symbol('foo'), 1)).toThrow(code('KAITHEM_TYPE'))
    owner.dispose()
    expect(() => plugins.add(owner, 'foo', 1)).toThrow(code('KAITHEM_CLOSED'))
    expect(plugins.names()).toEqual([])
  })
})
