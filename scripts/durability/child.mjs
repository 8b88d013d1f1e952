/** The writer as a child process: what it said, and its end. */

import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { root } from '../build/steps.mjs'

/** Starts the writer; resolves with the first document acknowledged. */
export async function startWriter(method, folder, size) {
  const script = join(root, 'scripts/durability/writer.mjs')
  const child = spawn(process.execPath, [script, method, folder, String(size)], { stdio: ['ignore', 'pipe', 'pipe'] })
  const state = { found: undefined, acknowledged: 0, damaged: undefined, errors: '' }
  const ended = new Promise((resolve) => child.on('close', resolve))
  child.stderr.on('data', (data) => {
    state.errors += data
  })
  const first = new Promise((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [word, ...rest] = line.split(' ')
      if (word === 'found') state.found = Number(rest[0])
      else if (word === 'damaged') state.damaged = rest.join(' ')
      else if (word === 'ack') {
        state.acknowledged = Number(rest[0])
        resolve(undefined)
      }
    })
  })
  await Promise.race([first, ended])
  return {
    state,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
