/**
 * `npm run bench`: installs, builds, installs the rivals, and prints our figures beside theirs. `npm run bench -- tags
 * bus` runs only those (tags, bus, states, units, memory, startup, alerts, hop,
 * widgets, sockets, templates, pages, sound).
 */

import { join } from 'node:path'
import { ensureAudio } from './audio.mjs'
import { installDependencies, prepare, run, say, UserError } from './bootstrap.mjs'
import { root } from './build/steps.mjs'

const folder = join(root, 'bench')

try {
  await prepare()
  await installDependencies(folder, 'the rivals')
  await ensureAudio().catch((error) => say(error.message))
  await run(process.execPath, ['--expose-gc', join(folder, 'run.mjs'), ...process.argv.slice(2)], { cwd: root })
} catch (error) {
  say(error instanceof UserError ? error.message : error.stack)
  process.exitCode = 1
}
