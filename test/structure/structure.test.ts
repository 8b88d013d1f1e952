/** The rules of ARCHITECTURE.md that no other tool checks. @module */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { examples, filesBelow, icons, languages, manifest, nodeTypes, read, root } from '../support/package-info.ts'
import { mirrorOf, sourceOf, sources, testedSources } from './sources.ts'

const exists = (path: string): boolean => existsSync(join(root, path))
const code = ['lib', 'nodes', 'scripts', 'test', 'bench']
  .flatMap((folder) => filesBelow(folder))
  .filter((path) => /\.(ts|mts|mjs|cjs|js)$/.test(path) && !path.includes('/node_modules/'))

describe('sources', () => {
  test.each(testedSources)('%s has its test', (path) => {
    expect(exists(mirrorOf(path)), `${mirrorOf(path)} is missing`).toBe(true)
    expect(read(mirrorOf(path))).toMatch(/\b(test|it)(\.each)?\b/)
  })

  test('every mirror test has its source', () => {
    // Runs a year over several sources.
    const others = ['test/lib/time/year.test.ts']
    const mirrors = filesBelow('test/lib', '.test.ts').filter((path) => !others.includes(path))
    expect(mirrors.filter((path) => !sources.includes(sourceOf(path)))).toEqual([])
  })

  test('no file is longer than 400 lines', () => {
    const long = code.map((path) => ({ path, lines: read(path).split('\n').length - 1 }))
    expect(long.filter(({ lines }) => lines > 400)).toEqual([])
  })

  test('every file says in its first lines what it is', () => {
    const comment = /^(#!.*\n)?(\/\/ @ts-check\n)?\s*\/\*\*/
    // The name of a test file and of typings says it.
    const named = /\.(test|d)\.m?ts$/
    expect(code.filter((path) => !named.test(path) && !comment.test(read(path)))).toEqual([])
  })
})

describe('texts', () => {
  test('no test is skipped or run alone', () => {
    const marks = /\b(test|it|describe)\.(skip|only|todo|fails)\b|\bx(it|test|describe)\(/
    expect(code.filter((path) => marks.test(read(path)))).toEqual([])
  })

  test('nothing unfinished or private is left in a file', () => {
    // Written so that this file does not match itself.
    const words = [
      /\bTO[D]O\b/,
      /\bFIX[M]E\b/,
      /["'`( ]\/(wor[k]|hom[e]|roo[t])\/[a-z]/i,
      /["'`( ]\/User[s]\/[a-z]/,
      /\bthe se[e]d\b/i,
    ]
    const texts = [...code, ...filesBelow('docs'), ...filesBelow('locales'), ...filesBelow('examples')]
    const files = [...texts, ...['README', 'ARCHITECTURE', 'CONTRIBUTING', 'CHANGELOG'].map((name) => `${name}.md`)]
    const found = files.filter(exists).flatMap((path) => {
      const text = read(path)
      return words.filter((word) => word.test(text)).map((word) => `${path}: ${word.exec(text)?.[0]}`)
    })
    expect(found).toEqual([])
  })

  test('the lock file names no place to download from', () => {
    expect(read('package-lock.json')).not.toContain('"resolved": "http')
  })
})

/** Sets of texts: of the plugin, of the pages, of each node. */
const textSets = [...Object.keys(manifest['node-red'].plugins), 'kaithem-web', ...nodeTypes.map(({ type }) => type)]

describe.each(textSets)('%s', (name) => {
  const catalogues = () => languages.map((language) => texts(JSON.parse(read(`locales/${language}/${name}.json`))))

  test('has the same texts in every language', () => {
    const [first, ...others] = catalogues()
    for (const other of others) expect([...other.keys()].sort()).toEqual([...(first?.keys() ?? [])].sort())
  })

  test('has no empty text and the same placeholders in every language', () => {
    const [first, ...others] = catalogues()
    for (const [key, text] of first ?? []) {
      expect(text.trim(), key).not.toBe('')
      for (const other of others) expect(placeholders(other.get(key) ?? ''), key).toEqual(placeholders(text))
    }
  })
})

describe.each(nodeTypes)('$type', ({ type, folder }) => {
  test('has help with the same headings in every language', () => {
    const shapes = languages.map((language) => {
      const help = read(`locales/${language}/${type}.html`)
      expect(help.length).toBeGreaterThan(100)
      return help.match(/<(h3|h4|dt|table|ol|ul)\b/g) ?? []
    })
    for (const shape of shapes) expect(shape).toEqual(shapes[0])
  })

  test('has tests', () => {
    expect(filesBelow(`test/nodes/${folder}`, '.test.ts')).not.toEqual([])
  })
})

test.each(nodeTypes.filter(({ config }) => !config))('$type has an icon and an example', ({ type }) => {
  expect(icons).toContain(type)
  const showing = examples.filter(({ nodes }) => nodes.some((node) => node.type === type))
  expect(showing.length).toBeGreaterThan(0)
})

describe.each(examples)('example $path', ({ nodes }) => {
  test('is a list of nodes that explains itself and needs no other package', () => {
    expect(Array.isArray(nodes)).toBe(true)
    expect(nodes.some(({ type }) => type === 'comment')).toBe(true)
    const known = nodeTypes.map(({ type }) => type)
    const own = nodes.filter(({ type }) => type.startsWith('kaithem'))
    expect(own.filter(({ type }) => !known.includes(type))).toEqual([])
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length)
  })
})

/** All texts of a catalogue by their dotted key. */
function texts(catalogue: object, prefix = ''): Map<string, string> {
  const found = Object.entries(catalogue).flatMap(([key, value]): [string, string][] =>
    typeof value === 'object' && value !== null
      ? [...texts(value, `${prefix}${key}.`)]
      : [[`${prefix}${key}`, String(value)]],
  )
  return new Map(found)
}

function placeholders(text: string): string[] {
  return (text.match(/__\w+?__|\{\{.*?\}\}/g) ?? []).sort()
}
