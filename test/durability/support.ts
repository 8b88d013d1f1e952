/** Running the rigs of scripts/ as a user would. @module */

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../support/package-info.ts'

/** What a rig prints; its exit code is 0, or this rejects with all it said. */
export async function runRig(script: string, trials: number): Promise<string> {
  const args = [join(root, 'scripts', script), '--trials', String(trials)]
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root })
  process.stdout.write(`\n${stdout}\n`)
  return stdout
}
