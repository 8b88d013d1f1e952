/** Runs a script of this checkout once everything is installed and built: `node scripts/prepared.mjs script.mjs argument ...`. */

import { join } from 'node:path'
import { prepare, run, say, UserError } from './bootstrap.mjs'
import { root } from './build/steps.mjs'

const [script, ...args] = process.argv.slice(2)
try {
  await prepare()
  await run(process.execPath, [join(root, 'scripts', script), ...args], { cwd: root })
} catch (error) {
  say(error instanceof UserError ? error.message : error.stack)
  process.exitCode = 1
}
