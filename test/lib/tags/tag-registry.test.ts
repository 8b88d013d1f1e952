import { describe, expect, it } from 'vitest'
import { codeOf, createRig } from './support.ts'

describe('TagRegistry', () => {
  it('gets or makes, of the right type only', () => {
    const { registry, posted } = createRig()
    const tag = registry.getOrCreate('a', 'string', undefined)
    expect(registry.getOrCreate(' /a ', undefined, undefined)).toBe(tag)
    expect(registry.getAny('a', undefined)).toBe(tag)
    expect(codeOf(() => registry.getOrCreate('a', 'number', undefined))).toBe('KAITHEM_TYPE')
    expect(() => registry.getOrCreate('a', 'number', undefined)).toThrow(/StringTagPoint.*NumericTagPoint/)
    expect(posted).toEqual(['created=/a'])
  })

  it('lists names for pickers', () => {
    const { registry } = createRig()
    for (const name of ['shop/temp', 'shop/light', 'house', '=1']) registry.getAny(name, undefined)
    expect(registry.names()).toEqual(['/house', '/shop/light', '/shop/temp', '=1'])
    expect(registry.names('sho')).toEqual(['/shop/light', '/shop/temp'])
    expect(registry.names('/shop/', 1)).toEqual(['/shop/light'])
    expect(registry.names('=')).toEqual(['=1'])
    expect(registry.names('x')).toEqual([])
    expect(registry.names('', -1)).toEqual([])
  })

  it('gives one view per owner', () => {
    const { registry, root, scope } = createRig()
    expect(registry.viewFor(root)).toBe(registry.viewFor(root))
    expect(registry.viewFor(scope('x').owner)).not.toBe(registry.viewFor(root))
  })

  it('closes without timers, and refuses new tags', () => {
    const { registry, tags, clock, posted } = createRig()
    tags.get('a').claim(() => 1, 'c', 60, null, null, 5)
    tags.get("=tv('/a')").subscribe(() => {})
    registry.close()
    expect([clock.pending, registry.points.size]).toEqual([0, 0])
    expect(posted.some((post) => post.startsWith('deleted'))).toBe(false)
    expect(codeOf(() => tags.get('b'))).toBe('KAITHEM_CLOSED')
  })

  it('shares expressions by name, however they are written', () => {
    const { tags } = createRig()
    expect(tags.get('/=1')).toBe(tags.get('=1'))
  })
})
