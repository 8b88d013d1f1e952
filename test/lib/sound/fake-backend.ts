/** A back end that the test holds the other end of. @module */

import type { KaithemError } from '../../../lib/index.ts'
import type {
  Ramp,
  SoundBackend,
  SoundBackendName,
  SoundFeatures,
  SoundRefusal,
  Voice,
  VoiceListener,
  VoiceOptions,
} from '../../../lib/sound/backend.ts'
import type { SoundDriver } from '../../../lib/sound/drivers.ts'

export class FakeVoice implements Voice {
  readonly options: VoiceOptions
  readonly listener: VoiceListener
  readonly asked: (string | Ramp)[] = []
  position = 0

  constructor(options: VoiceOptions, listener: VoiceListener) {
    this.options = options
    this.listener = listener
  }

  ramp(ramp: Ramp): void {
    this.asked.push(ramp)
  }

  pause(): void {
    this.asked.push('pause')
  }

  resume(): void {
    this.asked.push('resume')
  }

  stop(): void {
    this.asked.push('stop')
  }
}

export class FakeSound implements SoundBackend {
  name: SoundBackendName
  readonly features: SoundFeatures = {
    ...{ volume: true, pause: true, parts: true, loop: true, speed: true, outputs: true, urls: true },
  }
  readonly voices: FakeVoice[] = []
  readonly asked: string[] = []
  refusal: SoundRefusal | undefined
  cards: readonly string[] | KaithemError = ['', 'card']
  /** Thrown by `play`. */
  broken: Error | undefined

  constructor(name: SoundBackendName = 'mpv') {
    this.name = name
  }

  get last(): FakeVoice {
    return this.voices.at(-1) as FakeVoice
  }

  probe(): SoundRefusal | undefined {
    this.asked.push('probe')
    return this.refusal
  }

  outputs(): readonly string[] {
    if (!Array.isArray(this.cards)) throw this.cards
    return this.cards
  }

  play(options: VoiceOptions, listener: VoiceListener): FakeVoice {
    if (this.broken !== undefined) throw this.broken
    const voice = new FakeVoice(options, listener)
    this.voices.push(voice)
    return voice
  }

  preload(file: string, output: string): void {
    this.asked.push(`preload ${file} ${output}`)
  }

  close(): void {
    this.asked.push('close')
  }
}

export function driverOf(backend: SoundBackend): SoundDriver {
  return { name: backend.name, create: () => backend }
}

export const noProgram: SoundRefusal = {
  reason: 'noProgram',
  message: 'mpv is not installed',
  data: { program: 'mpv' },
}
