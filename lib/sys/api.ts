/** kaithem.sys, start here: commands and programs of the machine. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import { KaithemError } from '../errors.ts'
import type { ProcessResult } from '../platform/shell.ts'
import type { Owner } from '../scope.ts'
import { type CommandDeps, Commands } from './commands.ts'
import type { CommandOptions } from './limits.ts'

export type { CommandError } from './command-error.ts'
export type { CommandOptions, ProcessResult }

/** The members of `kaithem.sys`. */
export interface SysMembers {
  /**
   * Runs a command in the shell of the machine and gives what it printed, with the newline at the end. Everything else
   * in the process stands still until it has ended: for commands that take no time. Its errors go nowhere; write
   * `2>&1` behind it to have them too.
   *
   * Spec: sys, shellex.
   *
   * @param cmd a line for `/bin/sh` (Windows: cmd)
   * @param options `timeout` in seconds (default 60) and `maxOutput` in bytes (default 16 MiB); beyond them the command
   * is ended with all it started
   * @throws KAITHEM_COMMAND when it fails (`error.status`, `error.stdout`, `error.stderr`) or is ended;
   * KAITHEM_DISABLED when a setting switches commands off; KAITHEM_TYPE, KAITHEM_VALUE for what is no command
   * @example kaithem.sys.shellex('echo hello') // => 'hello\n'
   */
  shellex(cmd: string, options?: CommandOptions): string
  /**
   * As `shellex`, but everything else goes on meanwhile. The command ends with the node that started it.
   *
   * Spec: sys, shellex.
   *
   * @param cmd a line for the shell
   * @param options `timeout` in seconds (default 60) and `maxOutput` in bytes (default 16 MiB)
   * @returns a promise of what it printed; it fails as `shellex` throws
   * @throws KAITHEM_DISABLED when a setting switches commands off; KAITHEM_TYPE, KAITHEM_VALUE for what is no command
   * @example await kaithem.sys.shellex_async('echo hello', { timeout: 5 }) // => 'hello\n'
   */
  shellex_async(cmd: string, options?: CommandOptions): Promise<string>
  /**
   * Starts a command in the shell and forgets it: output and status go nowhere, and it runs on until it ends by itself.
   *
   * Spec: sys, shellexbg.
   *
   * @throws KAITHEM_DISABLED when a setting switches commands off; KAITHEM_TYPE, KAITHEM_VALUE for what is no command
   * @example kaithem.sys.shellexbg('true')
   */
  shellexbg(cmd: string): void
  /**
   * Runs a program without a shell: its arguments arrive as they are, so nothing in them can become a command. Right
   * for whatever comes from a message.
   *
   * Spec: sys, run.
   *
   * @param program a name that the system finds, or a path
   * @param args the arguments
   * @param options as for `shellex`
   * @returns a promise of `{ status, stdout, stderr }`; a status other than 0 is no error
   * @throws KAITHEM_UNAVAILABLE when there is no such program; KAITHEM_COMMAND when it is ended; KAITHEM_DISABLED when
   * a setting switches commands off
   * @example (await kaithem.sys.run('echo', ['$HOME; id'])).stdout // => '$HOME; id\n'
   */
  run(program: string, args?: readonly (string | number)[], options?: CommandOptions): Promise<ProcessResult>
  /**
   * The full path of a program as the system would find it, or null. A name with a directory in it comes back as it is
   * if it can be run.
   *
   * Spec: sys, which.
   *
   * @throws KAITHEM_TYPE when the name is no text
   * @example kaithem.sys.which('no-such-program') // => null
   */
  which(exe: string): string | null
  /**
   * What the program `sensors` (package lm-sensors) says about temperatures and fans, or a line that says it is missing.
   *
   * Spec: sys, sensors.
   *
   * @example const text = await kaithem.sys.sensors()
   */
  sensors(): Promise<string>
}

/** The system part of the kaithem object. */
export type SysApi = WithAliases<SysMembers>

const noSensors = 'The program "sensors" is not available; install lm-sensors.\n'

/** Commands as one owner starts them. */
export function createSysApi(deps: CommandDeps, owner: Owner): SysApi {
  const commands = new Commands(deps, owner)
  const members: SysMembers = {
    shellex: (cmd, options) => commands.wait(cmd, options),
    shellex_async: (cmd, options) => commands.line(cmd, options),
    shellexbg: (cmd) => commands.leave(cmd),
    run: (program, args, options) => commands.run(program, args, options),
    which: (exe) => {
      if (typeof exe === 'string') return deps.shell.which(exe)
      throw new KaithemError('KAITHEM_TYPE', `The name of a program must be text, not ${typeof exe}`, {})
    },
    sensors: () =>
      deps.shell.run('sensors', []).then(
        ({ status, stdout }) => (status === 0 ? stdout : noSensors),
        () => noSensors,
      ),
  }
  addAliases(members)
  return members as SysApi
}
