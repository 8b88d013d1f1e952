/** docs/api/ is made of the declarations and doc comments in lib/. */

import { beforeAll, expect, test } from 'vitest'
import { apiReference } from '../../scripts/docs-api.mjs'
import { filesBelow, read } from '../support/package-info.ts'

let reference: ReturnType<typeof apiReference>

beforeAll(() => {
  reference = apiReference()
}, 60_000)

test('every public name has a description and one example', () => {
  expect(reference.problems).toEqual([])
})

test('the pages are up to date; if not: node scripts/docs-api.mjs', () => {
  expect(filesBelow('docs/api')).toEqual([...reference.pages.keys()].sort())
  for (const [path, text] of reference.pages) expect(read(path) === text, `${path} is out of date`).toBe(true)
})

test('errors are named by codes that exist', () => {
  const known = new Set(read('lib/errors.ts').match(/KAITHEM_[A-Z_]+/g))
  const named = [...reference.pages.values()].flatMap((text) => text.match(/KAITHEM_[A-Z_]+/g) ?? [])
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter((code) => !known.has(code))).toEqual([])
})
