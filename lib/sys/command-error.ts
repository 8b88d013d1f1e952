/** The error of a command that did not do what it should. @module */

import { KaithemError } from '../errors.ts'
import type { LimitedResult, Limits } from '../platform/shell.ts'

/** Thrown for a command that fails; it carries what the command had printed until then. */
export class CommandError extends KaithemError {
  /** Exit status (127: no such command), or null when it was ended. */
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  /** It took too long or printed too much. */
  readonly stopped: 'timeout' | 'output' | undefined

  constructor(command: string, result: LimitedResult, limits: Limits) {
    const text = `${shorten(command)} ${reasonOf(result, limits)}`
    super('KAITHEM_COMMAND', text, { status: result.status, stopped: result.stopped })
    this.status = result.status
    this.stdout = result.stdout
    this.stderr = result.stderr
    this.stopped = result.stopped
  }
}

function reasonOf({ status, stderr, stopped }: LimitedResult, { timeout, maxOutput }: Limits): string {
  if (stopped === 'timeout') return `was ended after ${timeout} s; give it more with { timeout }`
  if (stopped === 'output') return `was ended after ${maxOutput} bytes of output; allow more with { maxOutput }`
  const said = stderr.trim().split('\n').at(-1) ?? ''
  const ending = status === null ? 'was ended by a signal' : `failed with status ${status}`
  return said === '' ? ending : `${ending}: ${said.slice(0, 300)}`
}

/** A command on one line, in quotes, for logs and errors. */
export function shorten(command: string): string {
  return JSON.stringify(command.length > 200 ? `${command.slice(0, 199)}…` : command)
}
