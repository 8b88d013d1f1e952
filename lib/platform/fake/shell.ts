/** Programs that answer what a test tells them to. @module */

import { KaithemError } from '../../errors.ts'
import type { ProcessResult, Shell } from '../shell.ts'

/** @example createFakeShell({ uname: () => ({ status: 0, stdout: 'Linux', stderr: '' }) }) */
export function createFakeShell(programs: Readonly<Record<string, (args: readonly string[]) => ProcessResult>>): Shell {
  const known = new Map(Object.entries(programs))
  return {
    which: (program) => (known.has(program) ? `/fake/${program}` : null),
    run: async (program, args) => {
      const answer = known.get(program)
      if (answer === undefined) {
        throw new KaithemError('KAITHEM_UNAVAILABLE', `There is no program "${program}" on this machine`, { program })
      }
      return answer(args)
    },
  }
}
