/** What test/api/ exercises: titles of tests and of their groups, read from the sources. */

import ts from 'typescript'
import { filesBelow, read } from '../build/steps.mjs'

/** `it`, `test` and `describe`, with or without `.each(...)`. */
function calledName(node) {
  let callee = node.expression
  while (
    ts.isCallExpression(callee) ||
    ts.isPropertyAccessExpression(callee) ||
    ts.isTaggedTemplateExpression(callee)
  ) {
    callee = ts.isTaggedTemplateExpression(callee) ? callee.tag : callee.expression
  }
  return ts.isIdentifier(callee) ? callee.text : ''
}

/** The title as far as it is known without running. */
function titleOf(node) {
  const [first] = node.arguments
  if (first === undefined) return undefined
  if (ts.isStringLiteralLike(first)) return first.text
  return ts.isTemplateExpression(first) ? first.head.text : undefined
}

/** Titles of one source. A test without an assertion exercises nothing. */
export function titlesIn(text) {
  const tests = []
  const groups = []
  const visit = (node) => {
    if (ts.isCallExpression(node)) {
      const title = titleOf(node)
      const name = calledName(node)
      if (title !== undefined && name === 'describe') groups.push(title)
      if (title !== undefined && (name === 'it' || name === 'test') && /expect/.test(node.getText())) tests.push(title)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile('api.test.ts', text, ts.ScriptTarget.Latest, true))
  return { tests, groups }
}

/** Of all files in test/api/. */
export function apiTests() {
  const titles = filesBelow('test/api', (path) => path.endsWith('.test.ts')).map((path) => titlesIn(read(path)))
  return { tests: titles.flatMap(({ tests }) => tests), groups: titles.flatMap(({ groups }) => groups) }
}

/** Whether a title begins with the name, and not with a longer one. */
export function isAbout(title, name) {
  return title.startsWith(name) && !/^[\w#.]/.test(title.slice(name.length).replace(/^\.(?=\s|$)/, ''))
}
