/** Programs started with argument lists, and lines for the shell of the machine. @module */

import { spawn, spawnSync } from 'node:child_process'
import type { LimitedResult, Limits, Shell, Stopped } from '../shell.ts'
import { killGroup, milliseconds, startProcess } from './process.ts'
import { which } from './which.ts'

/** More than this of output ends a program that has no limit of its own. */
const largestOutput = 16 * 1024 * 1024

/** The shell and its arguments for a line. */
function shellFor(line: string): readonly [string, readonly string[]] {
  if (process.platform === 'win32') return [process.env.ComSpec ?? 'cmd.exe', ['/d', '/s', '/c', `"${line}"`]]
  return ['/bin/sh', ['-c', line]]
}

const verbatim = { windowsVerbatimArguments: true, windowsHide: true, detached: true } as const

function runLine(line: string, { timeout, maxOutput }: Limits): LimitedResult {
  const [program, args] = shellFor(line)
  const done = spawnSync(program, args, {
    ...verbatim,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: milliseconds(timeout),
    maxBuffer: maxOutput,
    killSignal: 'SIGKILL',
  })
  const code = done.error === undefined ? undefined : 'code' in done.error ? done.error.code : 'unknown'
  const reasons: Record<string, Stopped> = { ETIMEDOUT: 'timeout', ENOBUFS: 'output' }
  const stopped = reasons[String(code)]
  if (stopped !== undefined) killGroup(done.pid)
  else if (done.error !== undefined) throw done.error
  const text = (bytes: Buffer): string => bytes.subarray(0, maxOutput).toString('utf8')
  return {
    status: stopped === undefined ? done.status : null,
    stdout: text(done.stdout),
    stderr: text(done.stderr),
    stopped,
  }
}

function leaveLine(line: string, failed: (error: unknown) => void): void {
  const [program, args] = shellFor(line)
  try {
    const child = spawn(program, args, { ...verbatim, stdio: 'ignore' })
    child.on('error', failed)
    child.unref()
  } catch (error) {
    failed(error)
  }
}

/** @example const { stdout } = await createNodeShell().run('uname', ['-a']) */
export function createNodeShell(): Shell {
  return {
    run: async (program, args, timeout = 30) => {
      const { status, stdout, stderr } = await startProcess(program, args, { timeout, maxOutput: largestOutput }).result
      return { status, stdout, stderr }
    },
    start: (program, args, limits) => startProcess(program, args, limits),
    startLine: (line, limits) => startProcess(...shellFor(line), limits, verbatim),
    runLine,
    leaveLine,
    which,
  }
}
