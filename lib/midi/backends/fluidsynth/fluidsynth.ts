/** Synthesizers by the program fluidsynth, one process for each, told what to do through its shell. @module */

import { type ChildProcess, spawn } from 'node:child_process'
import type { Clock } from '../../../platform/clock.ts'
import type { Refusal } from '../../backend.ts'
import type { SynthBackend, SynthListener, SynthSettings } from '../../synth.ts'
import { RemoteSynth } from '../remote-synth.ts'
import { fluidArguments } from './commands.ts'
import { FluidProcess } from './process.ts'

export interface FluidSynthDeps {
  readonly clock: Clock
  /** The path of a program, or null. */
  readonly which: (program: string) => string | null
  /** Starts it (default: the real one). */
  readonly start?: (args: readonly string[]) => ChildProcess
}

const program = 'fluidsynth'

/** It ends when its input does: also when this process is killed. */
const startProgram = (args: readonly string[]): ChildProcess =>
  spawn(program, args, { stdio: ['pipe', 'ignore', 'pipe'] })

export class FluidSynthBackend implements SynthBackend {
  readonly name = 'fluidsynth'
  private readonly deps: FluidSynthDeps
  private readonly processes = new Set<FluidProcess>()

  constructor(deps: FluidSynthDeps) {
    this.deps = deps
  }

  probe(): Refusal | undefined {
    if (this.deps.which(program) !== null) return undefined
    const message = `the program ${program} is not installed; on Debian and Raspberry Pi OS: sudo apt install fluidsynth`
    return { reason: 'noLibrary', message, data: { package: program } }
  }

  open(settings: SynthSettings, listener: SynthListener): RemoteSynth {
    const { clock, start = startProgram } = this.deps
    const process = new FluidProcess({
      clock,
      start: () => start(fluidArguments(settings)),
      died: () => synth.restart(),
      failed: (error) => synth.fail(error),
      over: () => void this.processes.delete(process),
    })
    this.processes.add(process)
    const synth = new RemoteSynth(this.name, process, listener)
    return synth
  }

  close(): void {
    for (const process of [...this.processes]) process.close()
  }
}
