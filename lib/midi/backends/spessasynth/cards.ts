/** The sound cards that synthesizers play on, through Web Audio. @module */

import type { StreamCard } from './stream.ts'

/** The part of Web Audio that is used, so that tests can stand in for it. */
export interface SynthAudio {
  readonly AudioContext: new (options: {
    readonly latencyHint: 'interactive'
    readonly sinkId: string | { readonly type: 'none' }
  }) => SynthPlace
  readonly mediaDevices: {
    enumerateDevices(): Promise<readonly { readonly kind: string; readonly label: string; readonly deviceId: string }[]>
  }
}

interface Connectable {
  connect(next: unknown): unknown
}

export interface SynthPlace {
  readonly currentTime: number
  readonly sampleRate: number
  readonly destination: unknown
  createBuffer(channels: number, length: number, sampleRate: number): SynthBuffer
  createBufferSource(): Connectable & { buffer: SynthBuffer | null; start(when: number): unknown }
  suspend(): Promise<unknown>
  resume(): Promise<unknown>
}

export interface SynthBuffer {
  copyToChannel(samples: Float32Array, channel: number): unknown
}

export class SynthCard implements StreamCard {
  private readonly place: SynthPlace
  private isAwake = true
  private last = -1
  /** Waking and resting, one after the other: at the same time they confuse the library. */
  private turn: Promise<unknown> = Promise.resolve()

  constructor(place: SynthPlace) {
    this.place = place
  }

  get currentTime(): number {
    return this.place.currentTime
  }

  get sampleRate(): number {
    return this.place.sampleRate
  }

  play(left: Float32Array, right: Float32Array, when: number): void {
    const buffer = this.place.createBuffer(2, left.length, this.place.sampleRate)
    buffer.copyToChannel(left, 0)
    buffer.copyToChannel(right, 1)
    const source = this.place.createBufferSource()
    source.buffer = buffer
    source.connect(this.place.destination)
    source.start(when)
  }

  /** A card with something to play is awake; one without rests, because it takes power. */
  settle(isBusy: boolean): void {
    if (isBusy === this.isAwake) return
    this.isAwake = isBusy
    this.last = -1
    this.turn = this.turn.then(() => (isBusy ? this.place.resume() : this.place.suspend())).catch(() => {})
  }

  /** Whether its time has stood still since it was last asked. */
  stands(): boolean {
    const { currentTime } = this.place
    const stood = this.isAwake && currentTime === this.last
    this.last = currentTime
    return stood
  }
}

export class SynthCards {
  private readonly audio: SynthAudio
  /** True: no sound card is used, but time passes; for tests. */
  private readonly silent: boolean
  private readonly cards = new Map<string, SynthCard>()

  constructor(audio: SynthAudio, silent: boolean) {
    this.audio = audio
    this.silent = silent
  }

  get all(): readonly SynthCard[] {
    return [...this.cards.values()]
  }

  /** @param output name of the sound card; empty: the usual one. @throws why it cannot be used */
  async get(output: string): Promise<SynthCard> {
    const sinkId = await this.sinkOf(output)
    const known = this.cards.get(output)
    if (known !== undefined) return known
    const card = new SynthCard(new this.audio.AudioContext({ latencyHint: 'interactive', sinkId }))
    this.cards.set(output, card)
    return card
  }

  private async sinkOf(output: string): Promise<string | { readonly type: 'none' }> {
    if (this.silent) return { type: 'none' }
    if (output === '') return ''
    const devices = await this.audio.mediaDevices.enumerateDevices()
    const outputs = devices.filter(({ kind }) => kind === 'audiooutput')
    const nameOf = ({ label, deviceId }: { label: string; deviceId: string }): string => label || deviceId
    const found = outputs.find((device) => nameOf(device) === output)
    if (found !== undefined) return found.deviceId
    throw new Error(`there is no output ${output}; there are ${outputs.map(nameOf).join(', ')}`)
  }
}
