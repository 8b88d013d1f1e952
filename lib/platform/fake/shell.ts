/** Programs that answer what a test tells them to. @module */

import { KaithemError } from '../../errors.ts'
import type { LimitedResult, Limits, ProcessResult, Running, Shell } from '../shell.ts'

export interface FakeShell extends Shell {
  /** Every program and line started, in order, as one text. */
  readonly started: string[]
}

/** A line's first word is its program here, and the other words its arguments. */
const wordsOf = (line: string): readonly [string, readonly string[]] => {
  const [program = '', ...args] = line.trim().split(/\s+/)
  return [program, args]
}

const missing: ProcessResult = { status: 127, stdout: '', stderr: 'not found\n' }

/** @example createFakeShell({ uname: () => ({ status: 0, stdout: 'Linux', stderr: '' }) }) */
export function createFakeShell(
  programs: Readonly<Record<string, (args: readonly string[]) => ProcessResult>>,
): FakeShell {
  const known = new Map(Object.entries(programs))
  const started: string[] = []
  const find = (program: string, args: readonly string[]): ProcessResult => {
    started.push([program, ...args].join(' '))
    const answer = known.get(program)
    if (answer !== undefined) return answer(args)
    throw new KaithemError('KAITHEM_UNAVAILABLE', `There is no program "${program}" on this machine`, { program })
  }
  const limited = (answer: ProcessResult, { maxOutput }: Limits): LimitedResult =>
    answer.stdout.length > maxOutput
      ? { ...answer, status: null, stdout: answer.stdout.slice(0, maxOutput), stopped: 'output' }
      : answer
  const runLine = (line: string, limits: Limits): LimitedResult => {
    const [program, args] = wordsOf(line)
    if (known.has(program)) return limited(find(program, args), limits)
    started.push(line)
    return missing
  }
  const running = (run: () => LimitedResult): Running => ({
    result: new Promise((resolve) => resolve(run())),
    kill: () => {},
  })
  return {
    started,
    which: (program) => (known.has(program) ? `/fake/${program}` : null),
    run: async (program, args) => find(program, args),
    start: (program, args, limits) => running(() => limited(find(program, args), limits)),
    startLine: (line, limits) => running(() => runLine(line, limits)),
    runLine,
    leaveLine: (line) => void runLine(line, { timeout: 1, maxOutput: 1 }),
  }
}
