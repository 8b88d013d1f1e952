/** Plays through the program mpv: everything it can read, long files too; a process for each sound. @module */

import { execFile, spawn } from 'node:child_process'
import type { Clock } from '../../../platform/clock.ts'
import type { SoundBackend, SoundFeatures, SoundRefusal, Voice, VoiceListener, VoiceOptions } from '../../backend.ts'
import { parseDevices } from './messages.ts'
import { MpvVoice } from './mpv-voice.ts'

export interface MpvBackendDeps {
  readonly clock: Clock
  /** The path of a program, or null. */
  readonly which: (program: string) => string | null
}

/** Milliseconds in which mpv lists its outputs. */
const patience = 10_000

export class MpvBackend implements SoundBackend {
  readonly name = 'mpv'
  readonly features: SoundFeatures = {
    ...{ volume: true, pause: true, parts: true, loop: true, speed: true, outputs: true, urls: true },
  }
  private readonly deps: MpvBackendDeps
  private readonly voices = new Set<MpvVoice>()
  private known: readonly string[] = ['']
  private isLooking = false

  constructor(deps: MpvBackendDeps) {
    this.deps = deps
  }

  probe(): SoundRefusal | undefined {
    if (process.platform === 'win32') {
      const message = 'mpv is used through a connection that Windows does not have'
      return { reason: 'failed', message, data: { detail: message } }
    }
    if (this.deps.which('mpv') !== null) return undefined
    const message = 'the program mpv is not installed; on Debian and Raspberry Pi OS: sudo apt install mpv'
    return { reason: 'noProgram', message, data: { program: 'mpv' } }
  }

  outputs(): readonly string[] {
    if (!this.isLooking) {
      this.isLooking = true
      const done = (error: Error | null, text: string): void => {
        this.isLooking = false
        if (error === null) this.known = parseDevices(text)
      }
      execFile('mpv', ['--no-config', '--audio-device=help'], { timeout: patience }, done).unref()
    }
    return this.known
  }

  play(options: VoiceOptions, listener: VoiceListener): Voice {
    const start = (args: readonly string[]) => spawn('mpv', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
    const over = (each: MpvVoice): unknown => this.voices.delete(each)
    const voice = new MpvVoice({ clock: this.deps.clock, start, over }, options, listener)
    this.voices.add(voice)
    return voice
  }

  /** There is nothing that a later mpv would find ready. */
  preload(): void {}

  close(): void {
    for (const voice of [...this.voices]) voice.stop()
  }
}
