/** Every public name is exercised by a test in test/api/ whose title begins with it; see `npm run api-report`. */

import { expect, test } from 'vitest'
import { apiCoverage } from '../../scripts/api-report.mjs'
import { headingKey } from '../../scripts/docs/headings.mjs'
import { isAbout, titlesIn } from '../../scripts/docs/tests.mjs'

const coverage = apiCoverage()

test('every public name has a test in test/api', () => {
  expect(coverage.untested).toEqual([])
})

test('every heading of the manual is answered in the namespaces that exist', () => {
  const existing = new Set(coverage.names.map(({ namespace }) => namespace))
  const open = coverage.headings.filter(({ namespace, isAnswered }) => existing.has(namespace) && !isAnswered)
  expect(open.map(({ title }) => title)).toEqual([])
})

test('names whose section is a heading answer that heading and no other', () => {
  const [post] = coverage.headings.filter(({ title }) => title.startsWith('kaithem.message.post'))
  expect(post?.names).toEqual(['kaithem.message.post'])
})

test.each([
  ['kaithem.states.get finds it', 'kaithem.states.get', true],
  ['kaithem.states.get', 'kaithem.states.get', true],
  ['kaithem.states.get(name) finds it', 'kaithem.states.get', true],
  ['kaithem.states.get, and has', 'kaithem.states.get', true],
  ['kaithem.states.getAll', 'kaithem.states.get', false],
  ['kaithem.states.StateMachine#jump goes', 'kaithem.states.StateMachine', false],
  ['kaithem.tags.get works', 'kaithem.tags', false],
  ['calls kaithem.states.get', 'kaithem.states.get', false],
])('the title %j is about %j: %j', (title, name, expected) => {
  expect(isAbout(title, name)).toBe(expected)
})

test('titles of tests and groups are found, but not those of tests that assert nothing', () => {
  const source = `
    describe('group', () => {
      it('one', () => { expect(1).toBe(1) })
      test.each([1])('two %i', (n) => expect(n).toBe(1))
      it(\`three \${x}\`, async () => { await expectError(f) })
      it('nothing', () => {})
    })`
  expect(titlesIn(source)).toEqual({ tests: ['one', 'two %i', 'three '], groups: ['group'] })
})

test.each([
  ['sm=kaithem.states.StateMachine(start="start")', 'kaithem.states.statemachine'],
  ['Kaithem.misc.errors(f)', 'kaithem.misc.errors'],
  ['kaithem.misc.effwords:', 'kaithem.misc.effwords'],
  ['kaithem.widgets.Button()', 'kaithem.widget.button'],
  ['sm(event)', 'sm'],
])('the heading %j is compared as %j', (title, key) => {
  expect(headingKey(title)).toBe(key)
})
