/**
 * `npm run api-report`: how complete the API is. For each namespace: its public names, how many a test in test/api/
 * exercises and how many have documentation with an example, and what is missing; then the headings of the API manual
 * that no name answers yet.
 */

import { pathToFileURL } from 'node:url'
import { namespaceEntries } from './docs/entries.mjs'
import { answeredHeadings } from './docs/headings.mjs'
import { groupBy, publicNames } from './docs/names.mjs'
import { apiTests, isAbout } from './docs/tests.mjs'

/** Public names that no test in test/api/ exercises, and headings with those that answer them. Needs no types. */
export function apiCoverage() {
  const names = publicNames()
  const { tests, groups } = apiTests()
  return {
    names,
    untested: names.map(({ name }) => name).filter((name) => !tests.some((title) => isAbout(title, name))),
    headings: answeredHeadings({ names, groups }),
  }
}

function report(write) {
  const { names, untested, headings } = apiCoverage()
  const missing = new Set(untested)
  const line = (...cells) =>
    write(
      cells
        .map((cell, at) => String(cell).padEnd(at === 0 ? 12 : 10))
        .join('')
        .trimEnd(),
    )
  line('namespace', 'names', 'tested', 'explained')
  let isComplete = untested.length === 0
  const problems = []
  for (const { namespace, entries } of namespaceEntries()) {
    const bad = entries.filter(({ problem }) => problem !== undefined)
    const tested = entries.filter(({ name }) => !missing.has(name))
    line(namespace, entries.length, tested.length, entries.length - bad.length)
    problems.push(...bad.map(({ name, problem }) => `${name} ${problem}`))
    isComplete &&= bad.length === 0
  }
  const explained = names.length - problems.length
  line('all', names.length, names.length - untested.length, explained)
  const list = (title, items) => items.length > 0 && write([`\n${title} (${items.length})`, ...items].join('\n  '))
  list('no test in test/api', untested)
  list('not explained', problems)
  const open = headings.filter(({ isAnswered }) => !isAnswered)
  write(`\nheadings of the manual: ${headings.length}, answered: ${headings.length - open.length}`)
  for (const [namespace, some] of groupBy(open, (heading) => heading.namespace)) {
    list(
      `no name yet: ${namespace}`,
      some.map(({ title }) => title),
    )
  }
  return isComplete
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (!report((text) => process.stdout.write(`${text}\n`))) process.exitCode = 1
}
