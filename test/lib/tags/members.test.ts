import { describe, expect, it } from 'vitest'
import { codeOf, createRig } from './support.ts'

describe('members of kaithem.tags', () => {
  it.each(['NumericTag', 'StringTag', 'ObjectTag', 'BinaryTag'] as const)('%s works with and without new', (kind) => {
    const { tags } = createRig()
    const Getter = tags[kind]
    expect(new Getter('a')).toBe(Getter('/a'))
    const Class = tags[`${kind}PointClass`]
    expect(Getter('a')).toBeInstanceOf(Class)
    expect(codeOf(() => new Class('a'))).toBe('KAITHEM_STATE')
    expect(new Class('b')).toBeInstanceOf(Class)
    const other = kind === 'StringTag' ? tags.ObjectTag : tags.StringTag
    expect(codeOf(() => other('a'))).toBe('KAITHEM_TYPE')
  })

  it('answer to both spellings', () => {
    const { tags } = createRig()
    expect(tags.normalizeName('a b')).toBe(tags.normalize_name('a b'))
    expect(tags.normalizeName('a?b', '_')).toBe('/a_b')
    expect([tags.onSubscriberError, tags.allTagsRaw]).toEqual([tags.on_subscriber_error, tags.all_tags_raw])
  })

  it('get, has, names, delete', () => {
    const { tags } = createRig()
    expect(tags.has('a')).toBe(false)
    tags.get('a')
    expect([tags.has('/a'), tags.names(), tags.delete('a'), tags.delete('a')]).toEqual([true, ['/a'], true, false])
  })

  it('on_subscriber_error ends with its owner', () => {
    const { tags, scope } = createRig()
    const { owner, tags: mine } = scope('x')
    let count = 0
    mine.on_subscriber_error(() => count++)
    tags.get('a').subscribe(() => {
      throw new Error('bad')
    })
    tags.get('a').value = 1
    owner.dispose()
    tags.get('a').value = 2
    expect(count).toBe(1)
  })

  it('have no inherited names', () => {
    const { tags } = createRig()
    expect('hasOwnProperty' in tags).toBe(false)
    expect(Object.getPrototypeOf(tags)).toBeNull()
  })
})
