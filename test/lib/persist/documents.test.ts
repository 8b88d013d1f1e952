/** Damage, bombs and polluting keys in files. */

import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createNodeBytes } from '../../../lib/platform/node/bytes.ts'
import { createNodeFiles } from '../../../lib/platform/node/files.ts'
import { temporaryFolders } from '../../support/temp.ts'
import { codeOf, persistInMemory, persistOver } from './support.ts'

const folder = temporaryFolders()
const names = [
  'a.json',
  'a.yaml',
  'a.toml',
  'a.json.gz',
  'a.yaml.bz2',
  'a.bin.gz',
  'a.txt.bz2',
  'a.toml.gz',
  'a.json.bz2',
  'a.yaml.gz',
]
const dataFor = (name: string, n: number): unknown =>
  name.includes('.bin')
    ? Buffer.from(`bytes ${n}`)
    : name.includes('.txt')
      ? `text ${n}`
      : { list: [n, 'x'], more: { y: true } }

describe('damage', () => {
  it.each(names)('%s: every length it can be cut to is survived', (name) => {
    const { api, files, reports } = persistInMemory()
    const path = `/var/data/${name}`
    api.save(dataFor(name, 1), name)
    api.save(dataFor(name, 2), name)
    const [whole, previous] = [files.content.get(path), files.content.get(`${path}.previous`)]
    const outcomes = new Set<string>()
    for (let length = 0; length < (whole?.length ?? 0); length++) {
      files.content.set(path, (whole as Uint8Array).slice(0, length))
      files.content.set(`${path}.previous`, previous as Uint8Array)
      const before = reports.length
      const data = api.load(name)
      if (reports.length === before) {
        // A text that is still good after the cut cannot be told from a shorter one.
        outcomes.add('still good')
        continue
      }
      expect(data, `${length}`).toEqual(dataFor(name, 1))
      const [, aside] = reports.at(-1) ?? []
      expect(files.content.get(String(aside))).toHaveLength(length)
      outcomes.add('recovered')
    }
    expect(outcomes.has('recovered')).toBe(true)
    // Compressed files know their length.
    if (/gz|bz2/.test(name)) expect([...outcomes]).toEqual(['recovered'])
  })

  it('1,000 flipped bits are survived', () => {
    const { api, files } = persistInMemory()
    for (let n = 0; n < 1000; n++) {
      const name = names[n % names.length] as string
      const path = `/var/data/${name}`
      files.content.clear()
      api.save(dataFor(name, 1), name)
      api.save(dataFor(name, 2), name)
      const bytes = files.content.get(path) as Uint8Array
      const bit = (n * 7919) % (bytes.length * 8)
      const copy = bytes.slice()
      copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      files.content.set(path, copy)
      expect(
        codeOf(() => api.load(name)),
        `${name} bit ${bit}`,
      ).toBe('none')
    }
  }, 60_000)

  it('a damaged file without an older one stays, is reported once, and is kept by the next save', () => {
    const { api, files, reports } = persistInMemory()
    files.writeDurable('/var/data/a.json', '{"a":')
    expect(codeOf(() => api.load('a.json'))).toBe('KAITHEM_IO')
    expect(codeOf(() => api.load('a.json'))).toBe('KAITHEM_IO')
    expect(reports).toEqual([['/var/data/a.json', undefined]])
    api.save({ a: 1 }, 'a.json')
    expect([...files.content.keys()].sort()).toEqual(['/var/data/a.json', '/var/data/a.json.corrupt-20231114T221320Z'])
    api.save({ a: 2 }, 'a.json')
    files.writeDurable('/var/data/a.json', '')
    expect(api.load('a.json')).toEqual({ a: 1 })
  })

  it('works the same without blocking', async () => {
    const { api, files } = persistInMemory()
    await api.save_async([1], 'a.json.gz')
    await api.save_async([2], 'a.json.gz')
    files.writeDurable('/var/data/a.json.gz', 'no gzip')
    expect(await api.load_async('a.json.gz')).toEqual([1])
    await expect(api.load_async('none.json')).rejects.toMatchObject({ code: 'KAITHEM_KEY' })
  })

  it('a folder, a file as folder and a file without permission are coded errors', () => {
    const vardir = folder()
    const { api } = persistOver(createNodeFiles(), vardir)
    mkdirSync(join(vardir, 'data', 'dir.json'), { recursive: true })
    writeFileSync(join(vardir, 'data', 'file.json'), '1')
    expect(codeOf(() => api.load('dir.json'))).toBe('KAITHEM_IO')
    expect(codeOf(() => api.save(1, 'dir.json'))).toBe('KAITHEM_IO')
    expect(codeOf(() => api.save(1, 'file.json/below.json'))).toBe('KAITHEM_IO')
    chmodSync(join(vardir, 'data', 'file.json'), 0)
    expect(['none', 'KAITHEM_IO']).toContain(codeOf(() => api.load('file.json')))
    expect(readdirSync(join(vardir, 'data')).sort()).toEqual(['dir.json', 'file.json'])
  })
})

describe('too much', () => {
  const bytes = createNodeBytes()
  const zeros = Buffer.alloc(101 * 1024 * 1024)

  it('a gzip bomb and one in bzip2 are refused', () => {
    const { api, files } = persistInMemory()
    files.writeDurable('/var/data/bomb.bin.gz', bytes.gzip(zeros))
    expect(codeOf(() => api.load('bomb.bin.gz'))).toBe('KAITHEM_VALUE')
    expect(codeOf(() => api.save(zeros, 'bomb.bin'))).toBe('KAITHEM_VALUE')
    files.content.set('/var/data/long.bin', zeros)
    expect(codeOf(() => api.load('long.bin'))).toBe('KAITHEM_VALUE')
  }, 30_000)

  it('deep nesting is refused by every format', () => {
    const { api, files } = persistInMemory()
    const deep = '['.repeat(5000) + ']'.repeat(5000)
    for (const [name, text] of [
      ['a.json', deep],
      ['a.yaml', deep],
      ['a.toml', `a = ${deep}`],
    ] as const) {
      files.writeDurable(`/var/data/${name}`, text)
      expect(['KAITHEM_VALUE', 'KAITHEM_IO'], name).toContain(codeOf(() => api.load(name)))
    }
  })
})

describe('polluting keys', () => {
  const poison = (depth: number, key: string): string =>
    `${'{"a":'.repeat(depth)}{"${key}":{"polluted":true,"toString":1}}${'}'.repeat(depth)}`

  it.each(['__proto__', 'constructor', 'prototype'])('%s changes nothing', (key) => {
    const before = Object.getOwnPropertyDescriptors(Object.prototype)
    const { api, files } = persistInMemory()
    for (let depth = 0; depth <= 5; depth++) {
      for (const name of ['a.json', 'a.yaml', 'a.json.gz', 'a.yaml.bz2']) {
        const text = poison(depth, key)
        const isPacked = /gz|bz2/.test(name)
        if (isPacked) api.save(JSON.parse(text), name)
        else files.writeDurable(`/var/data/${name}`, text)
        let data = api.load(name) as Record<string, unknown>
        for (let level = 0; level < depth; level++) data = data.a as Record<string, unknown>
        expect(Object.keys(data)).toEqual([key])
        expect(Object.getPrototypeOf(data)).toBe(Object.prototype)
        expect(data.polluted).toBeUndefined()
        api.save(data, `copy-${name}`)
        expect(api.load(`copy-${name}`)).toEqual(data)
      }
    }
    expect(Object.getOwnPropertyDescriptors(Object.prototype)).toEqual(before)
  })

  it('the table of unsaved files takes any name', () => {
    const { documents } = persistInMemory()
    Reflect.set(documents.unsaved, '__proto__', 'x')
    expect(Object.keys(documents.unsaved)).toEqual(['__proto__'])
  })
})

it('a save that fails leaves the old file and says so', () => {
  const { api, files } = persistInMemory()
  api.save([1], 'a.json')
  files.failWrites = 'no space left'
  expect(() => api.save([2], 'a.json')).toThrow(expect.objectContaining({ code: 'KAITHEM_IO' }))
  expect(api.load('a.json')).toEqual([1])
})

it('identical data is identical on disk, also compressed', () => {
  const vardir = folder()
  const { api } = persistOver(createNodeFiles(), vardir)
  for (const ending of ['json', 'yaml', 'toml', 'json.gz', 'json.bz2']) {
    const name = `a.${ending}`
    api.save({ a: 1 }, name)
    const first = readFileSync(join(vardir, 'data', name))
    api.save({ a: 1 }, name)
    expect(readFileSync(join(vardir, 'data', name)).equals(first)).toBe(true)
  }
  expect(readdirSync(join(vardir, 'data')).filter((name) => name.endsWith('.previous'))).toEqual([])
})
