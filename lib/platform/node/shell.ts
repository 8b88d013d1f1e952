/** Programs started with argument lists, never through a shell. @module */

import { execFile } from 'node:child_process'
import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join, sep } from 'node:path'
import { KaithemError } from '../../errors.ts'
import type { ProcessResult, Shell } from '../shell.ts'

/** More than this of output ends the program. */
const largestOutput = 16 * 1024 * 1024

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

function which(program: string): string | null {
  if (program === '') return null
  const endings = process.platform === 'win32' ? ['', '.exe'] : ['']
  if (program.includes(sep)) return endings.map((e) => program + e).find(isProgram) ?? null
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const bare = folder.replace(/^"(.*)"$/, '$1')
    if (bare === '') continue
    const found = endings.map((e) => join(bare, program + e)).find(isProgram)
    if (found !== undefined) return found
  }
  return null
}

function run(
  program: string,
  args: readonly string[],
  timeout = 30,
  started?: (end: () => void) => void,
): Promise<ProcessResult> {
  return new Promise((resolve, reject) => {
    const limits = { timeout: timeout * 1000, maxBuffer: largestOutput, killSignal: 'SIGKILL' as const }
    const child = execFile(program, [...args], limits, (error, stdout, stderr) => {
      if (error === null) return resolve({ status: 0, stdout, stderr })
      if (error.code === 'ENOENT') {
        const text = `There is no program "${program}" on this machine; install it or give its full path`
        return reject(new KaithemError('KAITHEM_UNAVAILABLE', text, { program }, error))
      }
      if (error.code === 'EACCES') {
        const text = `The program "${program}" cannot be started: it is no program, or may not be run`
        return reject(new KaithemError('KAITHEM_UNAVAILABLE', text, { program }, error))
      }
      resolve({ status: typeof error.code === 'number' ? error.code : null, stdout, stderr })
    })
    started?.(() => void child.kill('SIGKILL'))
  })
}

/** @example const { stdout } = await createNodeShell().run('uname', ['-a']) */
export function createNodeShell(): Shell {
  return { run, which }
}
