/** A program fluidsynth that a test holds the other end of. @module */

import type { ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { PassThrough } from 'node:stream'

export class FakeProgram extends EventEmitter {
  readonly pid: number
  readonly stdin = new PassThrough()
  readonly stderr = new PassThrough()
  killed: unknown

  constructor(pid: number) {
    super()
    this.pid = pid
  }

  /** What it was told. */
  get lines(): string[] {
    return String(this.stdin.read() ?? '')
      .trim()
      .split('\n')
  }

  kill(signal: unknown): void {
    this.killed = signal
  }

  unref(): void {}
}

/** Starts fake ones, and keeps them. */
export function fakePrograms(): { readonly programs: FakeProgram[]; readonly start: () => ChildProcess } {
  const programs: FakeProgram[] = []
  const start = (): ChildProcess => {
    const program = new FakeProgram(programs.length + 1)
    programs.push(program)
    return program as unknown as ChildProcess
  }
  return { programs, start }
}
