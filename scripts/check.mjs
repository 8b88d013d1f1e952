/** `npm run check`: format, lint, types and import rules; warnings are errors. */

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { prepare, say, UserError } from './bootstrap.mjs'
import { cache } from './build/steps.mjs'
import { runJobs } from './run-jobs.mjs'

const tool = (name, file) => [process.execPath, join('node_modules', name, file)]

const types = (project) => ({
  name: `types ${project}`,
  command: [
    ...tool('typescript', 'bin/tsc'),
    ...['-p', project, '--noEmit', '--incremental'],
    ...['--tsBuildInfoFile', join(cache, `check-${project}.tsbuildinfo`)],
  ],
})

const jobs = [
  types('tsconfig.test.json'),
  types('tsconfig.json'),
  { name: 'format and lint', command: [...tool('@biomejs/biome', 'bin/biome'), 'ci', '--error-on-warnings'] },
  {
    name: 'imports',
    command: [
      ...tool('dependency-cruiser', 'bin/dependency-cruise.mjs'),
      ...['lib', 'nodes', '--config', '.dependency-cruiser.cjs'],
    ],
  },
  types('tsconfig.pure.json'),
  types('tsconfig.editor.json'),
  types('tsconfig.editor-test.json'),
  types('tsconfig.client.json'),
]

/** Runs all checks of a built checkout; answers the number that passed and failed. */
export async function check() {
  const count = { passed: 0, failed: 0 }
  await runJobs(jobs, 2, ({ name, ok, seconds, output }) => {
    count[ok ? 'passed' : 'failed'] += 1
    say(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds.toFixed(1)} s)`)
    if (!ok) say(output)
  })
  return count
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    await prepare()
    const { failed } = await check()
    process.exitCode = failed > 0 ? 1 : 0
  } catch (error) {
    say(error instanceof UserError ? error.message : error.stack)
    process.exitCode = 1
  }
}
