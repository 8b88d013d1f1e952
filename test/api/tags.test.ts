/** kaithem.tags, name by name. */

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKaithem, type Kaithem, ManualClock } from '../../lib/index.ts'
import { createMemoryStore } from '../../lib/platform/fake/store.ts'

let clock: ManualClock
let kaithem: Kaithem
let errors: string[]
const store = createMemoryStore()
const code = (name: string) => expect.objectContaining({ code: name })

beforeEach(() => {
  clock = new ManualClock(1_700_000_000)
  errors = []
  const note = (text: string): void => void errors.push(text)
  kaithem = createKaithem({ clock, store, log: { debug: () => {}, info: () => {}, warn: note, error: note } })
})
afterEach(() => kaithem.close())

/** Values the tag tells its subscribers. */
function watch(name: string): unknown[] {
  const seen: unknown[] = []
  kaithem.tags.get(name).subscribe((value) => seen.push(value))
  return seen
}

describe('kaithem.tags', () => {
  it('kaithem.tags.NumericTag makes a numeric tag or finds it', () => {
    const tag = kaithem.tags.NumericTag('a')
    expect([tag.value, tag.type, kaithem.tags['/a'] === tag]).toEqual([0, 'number', true])
    expect(new kaithem.tags.NumericTag('/a')).toBe(tag)
    kaithem.tags.StringTag('/s')
    expect(() => kaithem.tags.NumericTag('/s')).toThrow(code('KAITHEM_TYPE'))
    expect(() => kaithem.tags.NumericTag('7up')).toThrow(code('KAITHEM_NAME'))
  })

  it('kaithem.tags.StringTag turns everything into text', () => {
    const tag = kaithem.tags.StringTag('/s')
    expect(tag.value).toBe('')
    tag.value = 90
    expect([tag.value, kaithem.tags['/s'].value]).toEqual(['90', '90'])
    expect(() => kaithem.tags.StringTag('/number-')).toThrow(code('KAITHEM_NAME'))
  })

  it('kaithem.tags.ObjectTag keeps and gives copies of plain data, and parses texts', () => {
    const tag = kaithem.tags.ObjectTag('/o')
    expect(tag.value).toEqual({})
    const given = { list: [1] }
    tag.value = given
    given.list.push(2)
    expect(tag.value).toEqual({ list: [1] })
    tag.value = '{"a":1}'
    expect(tag.value).toEqual({ a: 1 })
    expect(() => Object.assign(tag, { value: '{' })).toThrow(expect.objectContaining({ name: 'KaithemError' }))
    expect(() => Object.assign(tag, { value: () => 1, interval: 'x' })).toThrow(code('KAITHEM_VALUE'))
  })

  it('kaithem.tags.BinaryTag takes bytes and refuses texts', () => {
    const tag = kaithem.tags.BinaryTag('/b')
    expect(tag.value).toHaveLength(0)
    tag.value = [1, 2]
    expect([...tag.value]).toEqual([1, 2])
    tag.value = Buffer.from('hi')
    expect(Buffer.from(tag.value).toString()).toBe('hi')
    expect(() => Object.assign(tag, { value: 'hi' })).toThrow(code('KAITHEM_TYPE'))
  })

  it('kaithem.tags.NumericTagPointClass is for instanceof, and makes only what does not exist', () => {
    expect(kaithem.tags['/a']).toBeInstanceOf(kaithem.tags.NumericTagPointClass)
    expect(kaithem.tags.NumericTagPointClass('/new').type).toBe('number')
    expect(() => new kaithem.tags.NumericTagPointClass('/a')).toThrow(code('KAITHEM_STATE'))
  })

  it('kaithem.tags.StringTagPointClass is for instanceof, and makes only what does not exist', () => {
    expect(kaithem.tags.StringTagPointClass('/s')).toBeInstanceOf(kaithem.tags.StringTagPointClass)
    expect(kaithem.tags['/a']).not.toBeInstanceOf(kaithem.tags.StringTagPointClass)
    expect(() => kaithem.tags.StringTagPointClass('/s')).toThrow(code('KAITHEM_STATE'))
  })

  it('kaithem.tags.ObjectTagPointClass is for instanceof, and makes only what does not exist', () => {
    expect(kaithem.tags.ObjectTagPointClass('/o')).toBeInstanceOf(kaithem.tags.ObjectTagPointClass)
    expect(() => kaithem.tags.ObjectTagPointClass('/o')).toThrow(code('KAITHEM_STATE'))
  })

  it('kaithem.tags.BinaryTagPointClass is for instanceof, and makes only what does not exist', () => {
    expect(kaithem.tags.BinaryTagPointClass('/b')).toBeInstanceOf(kaithem.tags.BinaryTagPointClass)
    expect(() => kaithem.tags.BinaryTagPointClass('/b')).toThrow(code('KAITHEM_STATE'))
  })

  it('kaithem.tags.get finds a tag of any type under either form of its name, else makes a numeric one', () => {
    const door = kaithem.tags.StringTag('/door')
    expect([kaithem.tags.get('door'), kaithem.tags.door, kaithem.tags['/door']]).toEqual([door, door, door])
    expect(kaithem.tags.get('/new').type).toBe('number')
    expect(kaithem.tags.get('names').name).toBe('/names')
    expect(() => kaithem.tags.get('')).toThrow(code('KAITHEM_NAME'))
  })

  it('kaithem.tags.has makes no tag, as the word in does not', () => {
    expect([kaithem.tags.has('/a'), '/a' in kaithem.tags, kaithem.tags.names()]).toEqual([false, false, []])
    kaithem.tags.get('/a')
    expect([kaithem.tags.has('a'), '/a' in kaithem.tags]).toEqual([true, true])
  })

  it('kaithem.tags.names are sorted, by prefix and limit; iterating gives them too', () => {
    for (const name of ['/b/2', '/a', '/b/1']) kaithem.tags.get(name)
    expect(kaithem.tags.names()).toEqual(['/a', '/b/1', '/b/2'])
    expect([kaithem.tags.names('/b'), kaithem.tags.names('/b', 1)]).toEqual([['/b/1', '/b/2'], ['/b/1']])
    expect([...kaithem.tags].sort()).toEqual(['/a', '/b/1', '/b/2'])
  })

  it('kaithem.tags.delete deletes for everybody and says so on the bus', async () => {
    const gone: unknown[] = []
    kaithem.message.subscribe('/system/tags/deleted', (name: unknown) => gone.push(name))
    const tag = kaithem.tags.get('/a')
    expect([kaithem.tags.delete('a'), kaithem.tags.delete('a'), tag.closed]).toEqual([true, false, true])
    await clock.advance(0)
    expect(gone).toEqual(['/a'])
    expect(kaithem.tags.get('/a')).not.toBe(tag)
  })

  it('kaithem.tags.all_tags_raw is a live map that cannot be written', () => {
    const all = kaithem.tags.all_tags_raw
    expect(all.size).toBe(0)
    const tag = kaithem.tags.get('a')
    expect([all.size, all.get('/a') as unknown, [...all.keys()], 'set' in all]).toEqual([1, tag, ['/a'], false])
    expect(all.get('/b')).toBeUndefined()
    expect(kaithem.tags.allTagsRaw).toBe(all)
  })

  it.each([
    [' a ', '/a'],
    ['/a', '/a'],
    ['/a b', '/a b'],
    ['//a', '//a'],
    ['/1a', '/1a'],
    ['Äö/ß', '/Äö/ß'],
    ["=tv('/a') + 1", "=tv('/a') + 1"],
  ])('kaithem.tags.normalize_name turns %j into %j', (name, expected) => {
    expect(kaithem.tags.normalize_name(name)).toBe(expected)
  })

  it('kaithem.tags.normalize_name refuses what is illegal, or replaces it', () => {
    for (const name of ['', ' ', '1a', 'a-b', 'a\nb', 'x'.repeat(600)]) {
      expect(() => kaithem.tags.normalize_name(name)).toThrow(code('KAITHEM_NAME'))
    }
    expect(kaithem.tags.normalizeName('a-b(c)', '_')).toBe('/a_b_c_')
  })

  it('kaithem.tags.on_subscriber_error hears of errors in subscribers, which stop nobody', () => {
    const heard: unknown[] = []
    const off = kaithem.tags.on_subscriber_error((tag, f, value, error) => heard.push([tag, f, value, String(error)]))
    const failing = () => {
      throw new Error('my fault')
    }
    const tag = kaithem.tags.get('/a')
    tag.subscribe(failing)
    const seen = watch('/a')
    tag.value = 3
    off()
    tag.value = 4
    expect(heard).toEqual([[tag, failing, 3, 'Error: my fault']])
    expect(seen).toEqual([3, 4])
    expect(errors.join()).toContain('my fault')
  })
})
