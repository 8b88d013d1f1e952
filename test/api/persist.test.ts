// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is what is expanded
/** Every name of kaithem.persist, as the documentation has it. */

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createKaithem, type Kaithem, ManualClock } from '../../lib/index.ts'

let vardir: string
let clock: ManualClock
let k: Kaithem

beforeEach(() => {
  vardir = mkdtempSync(join(tmpdir(), 'kaithem-persist-'))
  clock = new ManualClock(1_700_000_000)
  k = createKaithem({ clock, vardir, log: { debug() {}, info() {}, warn() {}, error() {} } })
})
afterEach(() => {
  k.close()
  rmSync(vardir, { recursive: true })
})

const data = (name: string): string => join(vardir, 'data', name)
const modeOf = (path: string): number => statSync(path).mode & 0o777
const coded = (code: string) => expect.objectContaining({ code })

describe('kaithem.persist', () => {
  it('kaithem.persist.load_async loads what was saved, without blocking', async () => {
    k.persist.save([1, 2], 'a.yaml.bz2')
    expect(await k.persist.load_async('a.yaml.bz2')).toEqual([1, 2])
    await expect(k.persist.load_async('none.json')).rejects.toEqual(coded('KAITHEM_KEY'))
  })

  it('kaithem.persist.save_async saves in the order it was asked, and says whether it had to write', async () => {
    // The first takes longest to be packed.
    const documents = [1, 2, 3].map((n) => ({ n, text: `${n}`.repeat(3_000_000 / n ** 4) }))
    const all = documents.map((document) => k.persist.save_async(document, 'a.json.gz'))
    expect(await Promise.all(all)).toEqual([true, true, true])
    expect(k.persist.load('a.json.gz')).toEqual(documents[2])
    expect(await k.persist.save_async(documents[2], 'a.json.gz')).toBe(false)
  })

  it('kaithem.persist.exists answers whether there is such a file', () => {
    expect(k.persist.exists('a.json')).toBe(false)
    k.persist.save(1, 'a.json')
    expect(k.persist.exists('a.json')).toBe(true)
    expect(() => k.persist.exists('../a.json')).toThrow(coded('KAITHEM_VALUE'))
  })

  it('kaithem.persist.delete removes a file and what was saved before', () => {
    k.persist.save(1, 'a.json')
    k.persist.save(2, 'a.json')
    expect(k.persist.delete('a.json')).toBe(true)
    expect(k.persist.delete('a.json')).toBe(false)
    expect(readdirSync(data(''))).toEqual([])
  })

  it('kaithem.persist.path is in the data directory of the var directory', () => {
    expect(k.persist.path('sub/a.json')).toBe(data('sub/a.json'))
    expect(k.persist.path('/elsewhere/a.json')).toBe('/elsewhere/a.json')
  })
})

describe('kaithem.persist.unsaved', () => {
  it('kaithem.persist.unsaved is one plain table for all views', () => {
    k.scope('one').persist.unsaved['plan.json'] = 'two lamps moved'
    expect({ ...k.persist.unsaved }).toEqual({ 'plan.json': 'two lamps moved' })
    delete k.persist.unsaved['plan.json']
    expect(Object.keys(k.persist.unsaved)).toEqual([])
  })

  it('/system/save writes what is marked', async () => {
    k.tags['/a'].restore = true
    k.tags['/a'].value = 7
    k.message.post('/system/save', null)
    await clock.advance(0)
    expect(readFileSync(join(vardir, 'state.json'), 'utf8')).toContain('7')
  })
})

describe('kaithem.persist.load(filename, *, expand=True)', () => {
  it.each([
    ['json', { a: [1, 'x', null, true] }],
    ['yaml', { a: [1, 'x', null, true], d: new Date(0), s: new Set([1]) }],
    ['toml', { a: [1, 2], b: { c: 'x' } }],
    ['txt', 'grün'],
    ['md', '# title'],
    ['bin', Buffer.from([0, 255])],
  ])('kaithem.persist.load reads .%s, plain and compressed', (ending, content) => {
    for (const compression of ['', '.gz', '.bz2']) {
      k.persist.save(content, `sub/a.${ending}${compression}`)
      expect(k.persist.load(`sub/a.${ending}${compression}`)).toEqual(content)
    }
  })

  it('kaithem.persist.load expands $VAR and ~ unless told not to', () => {
    process.env.KAITHEM_TEST_FOLDER = vardir
    writeFileSync(join(vardir, 'x.txt'), 'here')
    expect(k.persist.load('$KAITHEM_TEST_FOLDER/x.txt')).toBe('here')
    expect(k.persist.load('${KAITHEM_TEST_FOLDER}/x.txt')).toBe('here')
    expect(() => k.persist.load('$KAITHEM_TEST_FOLDER/x.txt', { expand: false })).toThrow(coded('KAITHEM_KEY'))
    delete process.env.KAITHEM_TEST_FOLDER
  })

  it('kaithem.persist.load uses the older copy of a damaged file, keeps the damaged one and says so', async () => {
    const notices: unknown[] = []
    k.message.subscribe('/system/notifications/errors', (message) => void notices.push(message), { args: 1 })
    k.persist.save({ n: 1 }, 'a.json')
    k.persist.save({ n: 2 }, 'a.json')
    writeFileSync(data('a.json'), '{"n":')
    expect(k.persist.load('a.json')).toEqual({ n: 1 })
    await clock.advance(0)
    expect(notices[0]).toEqual(expect.stringContaining('a.json.corrupt-'))
    expect(readdirSync(data('')).sort()).toEqual(['a.json', 'a.json.corrupt-20231114T221320Z', 'a.json.previous'])
  })

  it('kaithem.persist.load refuses names that lead out, and says what is missing', () => {
    for (const name of ['../x.json', 'a/../../x.json', 'a\0.json', '']) {
      expect(() => k.persist.load(name), name).toThrow(coded('KAITHEM_VALUE'))
    }
    expect(() => k.persist.load('none.exe')).toThrow(coded('KAITHEM_KEY'))
    expect(() => k.persist.load(5 as never)).toThrow(coded('KAITHEM_TYPE'))
  })
})

describe('kaithem.persist.save(data,filename,*,private=False,backup=True,expand=False)', () => {
  it('kaithem.persist.save makes folders, keeps modes and leaves identical files alone', () => {
    k.persist.save(1, 'a/b/c.json')
    const before = statSync(data('a/b/c.json')).mtimeMs
    k.persist.save(1, 'a/b/c.json')
    expect(statSync(data('a/b/c.json')).mtimeMs).toBe(before)
    k.persist.save(2, 'a/b/c.json')
    expect(readdirSync(data('a/b')).sort()).toEqual(['c.json', 'c.json.previous'])
  })

  it('kaithem.persist.save with private gives the file and its folders mode 0700', () => {
    k.persist.save('secret', 'private/key.txt', { private: true })
    expect([modeOf(data('private')), modeOf(data('private/key.txt'))]).toEqual([0o700, 0o700])
    k.persist.save('other', 'private/key.txt')
    expect(modeOf(data('private/key.txt'))).toBe(0o700)
  })

  it('kaithem.persist.save without backup writes into the file itself', () => {
    k.persist.save(1, 'a.json', { backup: false })
    const { ino } = statSync(data('a.json'))
    k.persist.save(2, 'a.json', { backup: false })
    expect(statSync(data('a.json')).ino).toBe(ino)
    expect(readdirSync(data(''))).toEqual(['a.json'])
  })

  it('kaithem.persist.save does not expand unless told to', () => {
    k.persist.save(1, '$HOME.json')
    expect(readdirSync(data(''))).toEqual(['$HOME.json'])
  })

  it('kaithem.persist.save refuses what a format cannot hold and endings it does not know', () => {
    expect(() => k.persist.save('text', 'a.bin')).toThrow(coded('KAITHEM_TYPE'))
    expect(() => k.persist.save([1], 'a.toml')).toThrow(coded('KAITHEM_TYPE'))
    expect(() => k.persist.save({ f: () => 1 }, 'a.json')).toThrow(coded('KAITHEM_TYPE'))
    expect(() => k.persist.save(1, 'a.yml')).toThrow(coded('KAITHEM_VALUE'))
    expect(readdirSync(vardir)).toEqual([])
  })
})
