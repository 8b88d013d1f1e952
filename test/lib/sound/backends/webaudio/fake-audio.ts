/** A Web Audio that plays nothing, with a time that the test moves. @module */

import type {
  AudioBlank,
  AudioClip,
  AudioGain,
  AudioOptions,
  AudioPackage,
  AudioPlace,
  AudioSource,
} from '../../../../../lib/sound/backends/webaudio/audio.ts'

export class FakeSource implements AudioSource {
  buffer: AudioClip | null = null
  loop = false
  loopStart = 0
  loopEnd = 0
  readonly playbackRate = { value: 1 }
  onended: (() => void) | null = null
  readonly asked: unknown[][] = []

  start(...args: readonly number[]): void {
    this.asked.push(['start', ...args])
  }

  stop(): void {
    this.asked.push(['stop'])
  }

  connect(): void {}

  disconnect(): void {}
}

export class FakeGain implements AudioGain {
  readonly asked: unknown[][] = []
  connected = false
  readonly gain = {
    value: 1,
    setValueAtTime: (value: number, time: number) => void this.asked.push(['set', value, time]),
    setValueCurveAtTime: (values: Float32Array, time: number, seconds: number) =>
      void this.asked.push(['curve', values[0], values.at(-1), time, seconds]),
    cancelScheduledValues: () => {},
  }

  connect(): void {
    this.connected = true
  }

  disconnect(): void {
    this.connected = false
  }
}

export class FakePlace implements AudioPlace {
  currentTime = 100
  /** A block of samples takes 0.125 s. */
  readonly sampleRate = 1024
  state = 'running'
  readonly options: AudioOptions
  readonly destination = new FakeGain()
  readonly sources: FakeSource[] = []
  readonly gains: FakeGain[] = []
  decodes = 0
  /** Samples that were put into buffers, by channel. */
  readonly copied: Float32Array[] = []

  constructor(options: AudioOptions = { latencyHint: 'playback', sinkId: '' }) {
    if (options.sinkId === 'broken') throw new Error('no sound card')
    this.options = options
  }

  createGain(): FakeGain {
    const gain = new FakeGain()
    this.gains.push(gain)
    return gain
  }

  createBufferSource(): FakeSource {
    const source = new FakeSource()
    this.sources.push(source)
    return source
  }

  /** Clips are as many seconds long as their first byte says; 0 cannot be decoded. */
  async decodeAudioData(bytes: ArrayBuffer): Promise<AudioClip> {
    this.decodes++
    const [duration = 0] = new Uint8Array(bytes)
    if (duration === 0) throw new Error('no sound in it')
    return { duration, length: duration * 1000, numberOfChannels: 1 }
  }

  createBuffer(channels: number, length: number, rate: number): AudioBlank {
    const copyToChannel = (samples: Float32Array, channel: number): void => {
      this.copied[channel] = samples
    }
    return { duration: length / rate, length, numberOfChannels: channels, copyToChannel }
  }

  async suspend(): Promise<void> {
    this.state = 'suspended'
  }

  async resume(): Promise<void> {
    this.state = 'running'
  }

  async close(): Promise<void> {
    this.state = 'closed'
  }
}

/** The package, and the places that were made with it. */
export function createFakeAudio(): { readonly audio: AudioPackage; readonly places: FakePlace[] } {
  const places: FakePlace[] = []
  class AudioContext extends FakePlace {
    constructor(options: AudioOptions) {
      super(options)
      places.push(this)
    }
  }
  const devices = [
    { kind: 'audiooutput', label: 'Hall', deviceId: '7' },
    { kind: 'audiooutput', label: 'Broken', deviceId: 'broken' },
    { kind: 'audioinput', label: 'Microphone', deviceId: '8' },
  ]
  return { audio: { AudioContext, mediaDevices: { enumerateDevices: async () => devices } }, places }
}
