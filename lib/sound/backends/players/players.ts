/** Plays through a program that plays one file and ends: no fades, but sound where there is nothing better. @module */

import { spawn } from 'node:child_process'
import type { Clock } from '../../../platform/clock.ts'
import type { SoundBackend, SoundFeatures, SoundRefusal, Voice, VoiceListener, VoiceOptions } from '../../backend.ts'
import { PlayerVoice } from './player-voice.ts'
import type { PlayerProgram } from './programs.ts'

export interface PlayerDeps {
  readonly clock: Clock
  /** The path of a program, or null. */
  readonly which: (program: string) => string | null
  readonly lengthOf: (file: string) => number | undefined
}

/** Of util-linux: lets the kernel end a program together with the process that started it. */
const leash = 'setpriv'

export class PlayerBackend implements SoundBackend {
  readonly name
  readonly features: SoundFeatures
  private readonly deps: PlayerDeps
  private readonly program: PlayerProgram
  private readonly voices = new Set<PlayerVoice>()

  constructor(deps: PlayerDeps, program: PlayerProgram) {
    this.deps = deps
    this.program = program
    this.name = program.backend
    const { urls } = program
    this.features = { volume: false, pause: true, parts: true, loop: true, speed: true, outputs: false, urls }
  }

  probe(): SoundRefusal | undefined {
    const { program, package: brings } = this.program
    if (process.platform !== 'linux') {
      const message = `${program} is used on Linux only, which can end it together with Node-RED`
      return { reason: 'failed', message, data: { detail: message } }
    }
    for (const [name, from] of [
      [program, brings],
      [leash, 'util-linux'],
    ] as const) {
      if (this.deps.which(name) !== null) continue
      const message = `the program ${name} is not installed; on Debian and Raspberry Pi OS: sudo apt install ${from}`
      return { reason: 'noProgram', message, data: { program: name } }
    }
    return undefined
  }

  /** They play to the usual one. */
  outputs(): readonly string[] {
    return []
  }

  play(options: VoiceOptions, listener: VoiceListener): Voice {
    const { clock, lengthOf } = this.deps
    const { program } = this
    const start = (args: readonly string[]) =>
      spawn(leash, ['--pdeathsig', 'KILL', '--', program.program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    const over = (each: PlayerVoice): unknown => this.voices.delete(each)
    const voice = new PlayerVoice({ clock, program, start, lengthOf, over }, options, listener)
    this.voices.add(voice)
    return voice
  }

  /** There is nothing that a later program would find ready. */
  preload(): void {}

  close(): void {
    for (const voice of [...this.voices]) voice.stop()
  }
}
