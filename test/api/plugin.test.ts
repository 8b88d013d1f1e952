import { describe, expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../lib/index.ts'

const make = () => createKaithem({ clock: new ManualClock() })
const open = (k: object) => k as Record<string, unknown>

describe('kaithem.plugin.add_plugin(name,object)', () => {
  it('kaithem.plugin.add_plugin makes an object available at kaithem.name', () => {
    const k = make()
    const object = { hello: () => 'Hello' }
    const off = k.plugin.add_plugin('greeter', object)
    expect(open(k).greeter).toBe(object)
    expect(open(k.scope('other')).greeter).toBe(object)
    off()
    expect(open(k).greeter).toBeUndefined()
    expect(() => k.plugin.add_plugin('tags', object)).toThrow(expect.objectContaining({ code: 'KAITHEM_STATE' }))
  })

  it('kaithem.plugin.add_plugin does what an assignment does', () => {
    const k = make()
    open(k).greeter = 1
    expect(k.plugin.get('greeter')).toBe(1)
    delete open(k).greeter
    expect(k.plugin.get('greeter')).toBeUndefined()
  })
})

describe('kaithem.plugin', () => {
  it('kaithem.plugin.remove_plugin takes a plugin back, whoever added it', () => {
    const k = make()
    k.scope('other').plugin.add_plugin('greeter', 1)
    expect([k.plugin.remove_plugin('greeter'), k.plugin.removePlugin('greeter')]).toEqual([true, false])
    expect(open(k).greeter).toBeUndefined()
  })

  it('kaithem.plugin.get gives a plugin, or undefined, and nothing else', () => {
    const k = make()
    k.plugin.add_plugin('greeter', 1)
    expect(['greeter', 'tags', 'constructor'].map((name) => k.plugin.get(name))).toEqual([1, undefined, undefined])
  })

  it('kaithem.plugin.names lists them', () => {
    const k = make()
    k.plugin.add_plugin('b', 1)
    k.plugin.add_plugin('a', 1)
    expect(k.plugin.names()).toEqual(['a', 'b'])
  })
})
