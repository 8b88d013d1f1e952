import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { codeOf, createRig } from './support.ts'

describe('kaithem.tags[name]', () => {
  it('is the tag, normalised, of any type, made numeric if missing', () => {
    const { tags } = createRig()
    tags.StringTag('s').value = 'x'
    expect([tags.s?.value, tags['/s']?.value, tags[' s ']?.value]).toEqual(['x', 'x', 'x'])
    expect(tags['/a']).toBe(tags.a)
    expect(codeOf(() => tags['1a'])).toBe('KAITHEM_NAME')
    expect(codeOf(() => tags['a?'])).toBe('KAITHEM_NAME')
  })

  it('makes nothing when the language or a tool looks around', async () => {
    const { tags, registry } = createRig()
    await Promise.resolve(tags)
    String(tags)
    inspect(tags)
    JSON.stringify(tags)
    void ('x' in tags)
    void (Symbol.iterator in tags)
    expect(Array.isArray(tags)).toBe(false)
    expect(`${tags}`).toBe('[object Tags]')
    expect(registry.points.size).toBe(0)
  })

  it('answers "in" without making, never throwing', () => {
    const { tags } = createRig()
    tags.get('a')
    expect(['a' in tags, '/a' in tags, 'b' in tags, '1x' in tags, 'get' in tags]).toEqual([
      true,
      true,
      false,
      false,
      true,
    ])
  })

  it('lists names', () => {
    const { tags } = createRig()
    tags.get('b')
    tags.get('a')
    expect([[...tags], Object.keys(tags)]).toEqual([
      ['/b', '/a'],
      ['/b', '/a'],
    ])
    expect(Object.entries(tags).map(([name, tag]) => [name, tag.value])).toEqual([
      ['/b', 0],
      ['/a', 0],
    ])
  })

  it('refuses to be written, and deletes', () => {
    const { tags } = createRig()
    const loose = tags as unknown as Record<string, unknown>
    expect(codeOf(() => (loose['/a'] = 5))).toBe('KAITHEM_STATE')
    expect(codeOf(() => (loose.get = 5))).toBe('KAITHEM_STATE')
    tags.get('a')
    delete loose.a
    delete loose['1x']
    expect(tags.has('a')).toBe(false)
    expect(() => Object.defineProperty(tags, 'x', { value: 1 })).toThrow(TypeError)
  })
})
