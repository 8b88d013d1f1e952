/** One program under limits: when it takes too long or prints too much, it ends with everything it started. @module */

import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { errorText, KaithemError } from '../../errors.ts'
import type { Limits, Running, Stopped } from '../shell.ts'

/** The longest time a timer of Node can wait, in milliseconds. */
const longestTimer = 2 ** 31 - 1

/** Seconds as a time limit in milliseconds; undefined for none. */
export function milliseconds(seconds: number): number | undefined {
  return seconds * 1000 > longestTimer ? undefined : Math.max(1, Math.ceil(seconds * 1000))
}

/** Ends a process and, where the system has groups of them, all that it started. */
export function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

/** Collects what a stream gives, up to a number of bytes. */
function collect(stream: NodeJS.ReadableStream | null, most: number, full: () => void): () => string {
  const chunks: Buffer[] = []
  let left = most
  stream?.on('data', (chunk: Buffer) => {
    if (chunk.length > left) full()
    chunks.push(chunk.subarray(0, left))
    left -= Math.min(left, chunk.length)
  })
  return () => Buffer.concat(chunks).toString('utf8')
}

function startError(program: string, error: unknown): KaithemError {
  const isMissing = typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT'
  const text = isMissing
    ? `There is no program "${program}" on this machine; install it or give its full path`
    : `"${program}" cannot be started: ${errorText(error)}`
  return new KaithemError('KAITHEM_UNAVAILABLE', text, { program }, error)
}

/** Starts a program as the leader of a group of its own. */
export function startProcess(
  program: string,
  args: readonly string[],
  limits: Limits,
  options: SpawnOptions = {},
): Running {
  let child: ChildProcess
  try {
    child = spawn(program, [...args], {
      ...options,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
  } catch (error) {
    // Names and arguments that no system takes, such as an empty name or a zero character.
    return { result: Promise.reject(startError(program, error)), kill: () => {} }
  }
  let stopped: Stopped | undefined
  const stop = (reason?: Stopped): void => {
    stopped ??= reason
    killGroup(child.pid)
    // Something that left the group may hold them open for ever.
    child.stdout?.destroy()
    child.stderr?.destroy()
  }
  const wait = milliseconds(limits.timeout)
  const timer = wait === undefined ? undefined : setTimeout(() => stop('timeout'), wait)
  const stdout = collect(child.stdout, limits.maxOutput, () => stop('output'))
  const stderr = collect(child.stderr, limits.maxOutput, () => stop('output'))
  const result = new Promise<Awaited<Running['result']>>((resolve, reject) => {
    child.on('error', (error) => {
      clearTimeout(timer)
      reject(startError(program, error))
    })
    child.on('close', (status) => {
      clearTimeout(timer)
      resolve({ status: stopped === undefined ? status : null, stdout: stdout(), stderr: stderr(), stopped })
    })
  })
  return { result, kill: () => stop() }
}
