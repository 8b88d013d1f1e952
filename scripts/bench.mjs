/**
 * `npm run bench`: installs, builds, installs the rivals, and prints our figures beside theirs. `npm run bench -- tags
 * bus` runs only those (tags, bus, states, units, memory, startup, alerts, hop,
 * widgets, templates, pages).
 */

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { npm, prepare, run, say, UserError } from './bootstrap.mjs'
import { root } from './build/steps.mjs'

const folder = join(root, 'bench')

async function installRivals() {
  if (existsSync(join(folder, 'node_modules'))) return
  say('installing the rivals')
  await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'], folder)
}

try {
  await prepare()
  await installRivals()
  await run(process.execPath, ['--expose-gc', join(folder, 'run.mjs'), ...process.argv.slice(2)], { cwd: root })
} catch (error) {
  say(error instanceof UserError ? error.message : error.stack)
  process.exitCode = 1
}
