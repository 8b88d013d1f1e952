/**
 * Commands as one owner starts them: allowed by the settings, logged, under limits, ended with the owner.
 *
 * Porting note: Kaithem waits for a command for ever and gives bytes; here it is ended after a minute unless more is asked for, and
 * gives text.
 *
 * @module
 */

import { errorText, KaithemError } from '../errors.ts'
import type { Log } from '../platform/log.ts'
import type { LimitedResult, Limits, ProcessResult, Running, Shell } from '../platform/shell.ts'
import type { Owned, Owner } from '../scope.ts'
import { leavable } from '../thenable.ts'
import { CommandError, shorten } from './command-error.ts'
import { refuseSwitchedOff, type ShellGate } from './gate.ts'
import { type CommandOptions, commandLimits } from './limits.ts'

export interface CommandDeps {
  readonly shell: Shell
  readonly log: Log
  readonly isAllowed: ShellGate
}

/** The commands of one owner. */
export class Commands {
  private readonly deps: CommandDeps
  private readonly owner: Owner

  constructor(deps: CommandDeps, owner: Owner) {
    this.deps = deps
    this.owner = owner
  }

  /** Runs a line while everything else stands still. */
  wait(line: unknown, options?: CommandOptions): string {
    const { command, limits } = this.admit('shellex', line, options)
    return this.outputOf(command, this.deps.shell.runLine(command, limits), limits)
  }

  /** Runs a line beside everything else. */
  line(line: unknown, options?: CommandOptions): Promise<string> {
    const { command, limits } = this.admit('shellex_async', line, options)
    const result = this.follow(() => this.deps.shell.startLine(command, limits))
    return leavable(result.then((done) => this.outputOf(command, done, limits)))
  }

  /** Starts a line and forgets it. */
  leave(line: unknown): void {
    const { command } = this.admit('shellexbg', line)
    this.deps.shell.leaveLine(command, (error) => this.owner.report(error, `shellexbg ${shorten(command)}`))
  }

  /** Runs a program with its arguments as they are. */
  run(program: unknown, args: unknown, options?: CommandOptions): Promise<ProcessResult> {
    const list = argumentList(args)
    const name = checkText(program, 'A program')
    const { command, limits } = this.admit('run', [name, ...list].join(' '), options)
    const result = this.follow(() => this.deps.shell.start(name, list, limits))
    return leavable(
      result.then((done) => {
        if (done.stopped !== undefined) throw this.failure(command, done, limits)
        return { status: done.status, stdout: done.stdout, stderr: done.stderr }
      }),
    )
  }

  /** Checks and logs; nothing runs that did not pass here. */
  private admit(what: string, line: unknown, options?: CommandOptions): { command: string; limits: Limits } {
    refuseSwitchedOff(`kaithem.sys.${what}`, this.deps.isAllowed)
    if (this.owner.closed) {
      throw new KaithemError('KAITHEM_CLOSED', `${this.owner.name} is closed and cannot run commands`, {})
    }
    const command = checkText(line, 'A command')
    const limits = commandLimits(options)
    this.deps.log.info(`${what} by ${this.owner.name}: ${shorten(command)}`)
    return { command, limits }
  }

  private follow(start: () => Running): Promise<LimitedResult> {
    const running = start()
    const item: Owned = { dispose: () => running.kill() }
    this.owner.own(item)
    return running.result.finally(() => this.owner.disown(item))
  }

  private outputOf(command: string, result: LimitedResult, limits: Limits): string {
    if (result.status === 0) return result.stdout
    throw this.failure(command, result, limits)
  }

  private failure(command: string, result: LimitedResult, limits: Limits): CommandError {
    const error = new CommandError(command, result, limits)
    this.deps.log.debug(errorText(error))
    return error
  }
}

function checkText(value: unknown, what: string): string {
  if (typeof value !== 'string') {
    throw new KaithemError('KAITHEM_TYPE', `${what} must be text, not ${typeof value}`, {})
  }
  if (value.trim() === '') throw new KaithemError('KAITHEM_VALUE', `${what} must not be empty`, {})
  if (value.includes('\0')) throw new KaithemError('KAITHEM_VALUE', `${what} must not hold a zero character`, {})
  return value
}

function argumentList(args: unknown): readonly string[] {
  if (args === undefined || args === null) return []
  // A list from a function node is of another realm.
  if (!Array.isArray(args) || !args.every((arg) => typeof arg === 'string' || typeof arg === 'number')) {
    throw new KaithemError('KAITHEM_TYPE', 'The arguments of a program are a list of texts', {})
  }
  return args.map(String)
}
