/** The mechanism itself: a wrong claim, an error nobody expects and a timer left behind are noticed. */

import { expect, test } from 'vitest'
import { runBlock, withClaims } from '../support/doc-blocks.ts'

const run = (code: string): Promise<void> => runBlock({ path: 'page.md', line: 10, code })

test.each([
  ['1 + 1 // => 2', '$equal((1 + 1), (2))'],
  ['  f(); // => 2', '  $equal((f()), (2))'],
  ['f() // throws CODE', "await $throws(async () => (f()), 'CODE')"],
  ['f() // => g, as it were: not code', '$equal((f()), (g, as it were: not code))'],
  ['const a = x => 2 // a comment', 'const a = x => 2 // a comment'],
  ["import { a, b } from '@kaithem/node-red-kaithem'", 'const { a, b } = $library'],
])('%s', (code, expected) => {
  expect(withClaims(code)).toBe(expected)
})

test.each([
  ["kaithem.tags['/a'].value = 2\nkaithem.tags['/a'].value // => 2"],
  ['await clock.advance(5)\nclock.now() // => 1700000005'],
  ['node.send({ payload: 1 })\nnode.sent // => [{ payload: 1 }]\nreturn msg'],
  ["kaithem.units.convert(1, 'm', 'g') // throws KAITHEM_UNIT_MISMATCH"],
  ["global.get('kaithem') === kaithem // => true"],
])('%j passes', async (code) => {
  await run(code)
})

test.each([
  ['1 + 1 // => 3', /deeply equal/],
  ['const a = 1 // => 1', /Unexpected token/],
  ["throw new Error('oh')", /oh/],
  ['1 // throws KAITHEM_TYPE', /no error/],
  ["kaithem.message.subscribe('/a', m => { throw new Error('inside') })\nkaithem.message.post('/a', 1)", /inside/],
  ['clock.setTimeout(() => {}, 5)', /timers left/],
])('%j fails', async (code, message) => {
  await expect(run(code)).rejects.toThrow(message)
})

test('an error names the page and the line', async () => {
  const failure: unknown = await run("\nthrow new Error('oh')").catch((error: unknown) => error)
  expect(String((failure as Error).stack)).toContain('page.md:11')
})
