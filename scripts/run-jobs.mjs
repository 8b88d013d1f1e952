/** Runs programs, a few at a time, and shows the output of those that fail. */

import { spawn } from 'node:child_process'
import { root } from './build/steps.mjs'

/**
 * @typedef {object} Job
 * @property {string} name
 * @property {string[]} command program and arguments
 * @property {Record<string, string>} [env]
 *
 * @typedef {object} Result
 * @property {string} name
 * @property {boolean} ok
 * @property {number} seconds
 * @property {string} output
 */

/** @param {Job} job @returns {Promise<Result>} */
export function runJob({ name, command, env }) {
  const started = performance.now()
  return new Promise((resolve) => {
    const [program, ...args] = command
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const collect = (data) => {
      output += data
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    const end = (ok) => resolve({ name, ok, seconds: (performance.now() - started) / 1000, output: output.trim() })
    child.on('error', (error) => {
      collect(error.message)
      end(false)
    })
    child.on('close', (code) => end(code === 0))
  })
}

/** @param {Job[]} jobs @param {number} parallel @param {(result: Result) => void} onResult */
export async function runJobs(jobs, parallel, onResult) {
  const waiting = [...jobs]
  const worker = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) onResult(await runJob(job))
  }
  await Promise.all(Array.from({ length: parallel }, worker))
}
