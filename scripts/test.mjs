/**
 * `npm test`: installs, builds, checks and runs every test suite, each on the Node and Node-RED it is for.
 *
 * `npm test -- unit nodes-5` runs only those suites (check, unit, nodes, nodes-4, nodes-5, package, powercut, hardware,
 * sound, browser); arguments with a slash choose test files. The last line of the output is `N passed, N failed`.
 */

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureAudio } from './audio.mjs'
import { nodeForNodeRed, prepare, run, say, UserError } from './bootstrap.mjs'
import { cache, root } from './build/steps.mjs'
import { ensureChromium } from './chromium.mjs'

/** Suites in the order they run; `node` answers the Node to run on, `env` the environment. */
const suites = [
  { name: 'unit', project: 'unit' },
  { name: 'nodes-4', project: 'nodes', node: () => nodeForNodeRed(4), env: async () => ({ KAITHEM_NODE_RED: '4' }) },
  { name: 'nodes-5', project: 'nodes', node: () => nodeForNodeRed(5), env: async () => ({ KAITHEM_NODE_RED: '5' }) },
  // These start both Node-REDs as programs of their own.
  { name: 'package', project: 'package' },
  { name: 'powercut', project: 'powercut' },
  { name: 'hardware', project: 'hardware' },
  // Where its programs are missing it says so.
  { name: 'sound', project: 'sound', env: () => ensureAudio() },
  { name: 'browser', project: 'browser', env: async () => ({ CHROMIUM: await ensureChromium() }) },
]

async function main(args) {
  const paths = args.filter((arg) => arg.includes('/'))
  const wanted = args.filter((arg) => !arg.includes('/'))
  const chosen = suites.filter(
    ({ name, project }) => wanted.length === 0 || wanted.includes(name) || wanted.includes(project),
  )
  const checks = (wanted.length === 0 && paths.length === 0) || wanted.includes('check')
  const known = ['check', ...suites.flatMap(({ name, project }) => [name, project])]
  const unknown = wanted.filter((name) => !known.includes(name))
  if (unknown.length > 0)
    throw new UserError(`no suite ${unknown.join(', ')}; there are ${[...new Set(known)].join(', ')}`)

  await prepare()
  const rows = []
  if (checks) rows.push(await timed('check', runChecks))
  for (const suite of chosen) rows.push(await timed(suite.name, () => runSuite(suite, paths)))
  report(rows)
}

async function runChecks() {
  const { check } = await import('./check.mjs')
  const { failed } = await check()
  return { on: process.version, passed: 0, failed }
}

async function runSuite({ name, project, node: findNode, env }, paths) {
  const node = (await findNode?.()) ?? process.execPath
  const output = join(cache, 'results', `${name}.json`)
  mkdirSync(join(cache, 'results'), { recursive: true })
  rmSync(output, { force: true })
  const vitest = join('node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${output}`]
  say(`\n${name}: ${node}`)
  const ok = await run(node, [vitest, 'run', '--project', project, ...reporters, ...paths], {
    cwd: root,
    env: { ...process.env, ...(await env?.()) },
    stdio: ['ignore', 2, 2],
  }).then(
    () => true,
    () => false,
  )
  return { on: node, ...count(output, ok) }
}

/** Skipped tests count as failed; so does a run that failed without a failing test. */
function count(output, ok) {
  if (!existsSync(output)) return { passed: 0, failed: 1 }
  const result = JSON.parse(readFileSync(output, 'utf8'))
  const passed = result.numPassedTests
  const failed = result.numTotalTests - passed
  return { passed, failed: failed === 0 && (!ok || passed === 0) ? 1 : failed }
}

async function timed(name, work) {
  const started = performance.now()
  try {
    return { name, ...(await work()), seconds: (performance.now() - started) / 1000 }
  } catch (error) {
    say(`${name}: ${error instanceof UserError ? error.message : error.stack}`)
    return { name, on: '-', passed: 0, failed: 1, seconds: (performance.now() - started) / 1000 }
  }
}

function report(rows) {
  const lines = rows.map(({ name, passed, failed, seconds, on }) =>
    [
      name.padEnd(10),
      `${passed}`.padStart(7),
      `${failed}`.padStart(7),
      `${seconds.toFixed(1)} s`.padStart(9),
      `  ${on}`,
    ].join(''),
  )
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0)
  process.stdout.write(`\nsuite      passed failed      time  Node.js\n${lines.join('\n')}\n`)
  process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`)
  process.exitCode = sum('failed') > 0 || rows.length === 0 ? 1 : 0
}

main(process.argv.slice(2)).catch((error) => {
  say(error instanceof UserError ? error.message : error.stack)
  process.stdout.write('0 passed, 1 failed\n')
  process.exitCode = 1
})
