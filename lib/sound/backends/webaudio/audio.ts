/** The part of the Web Audio API that is used, so that tests can stand in for it. @module */

export interface AudioClip {
  /** Seconds. */
  readonly duration: number
  readonly length: number
  readonly numberOfChannels: number
}

/** A clip that samples can be put into. */
export interface AudioBlank extends AudioClip {
  copyToChannel(samples: Float32Array, channel: number): unknown
}

export interface AudioSlope {
  value: number
  setValueAtTime(value: number, time: number): unknown
  setValueCurveAtTime(values: Float32Array, time: number, seconds: number): unknown
  cancelScheduledValues(time: number): unknown
}

export interface AudioPart {
  connect(next: AudioPart): unknown
  disconnect(): unknown
}

export interface AudioGain extends AudioPart {
  readonly gain: AudioSlope
}

export interface AudioSource extends AudioPart {
  buffer: AudioClip | null
  loop: boolean
  loopStart: number
  loopEnd: number
  readonly playbackRate: { value: number }
  onended: (() => void) | null
  start(when: number, offset: number, duration?: number): unknown
  stop(): unknown
}

export interface AudioPlace {
  readonly currentTime: number
  /** Samples a second. */
  readonly sampleRate: number
  readonly state: string
  readonly destination: AudioPart
  createGain(): AudioGain
  createBufferSource(): AudioSource
  createBuffer(channels: number, length: number, rate: number): AudioBlank
  decodeAudioData(bytes: ArrayBuffer): Promise<AudioClip>
  suspend(): Promise<unknown>
  resume(): Promise<unknown>
  close(): Promise<unknown>
}

export interface AudioOptions {
  readonly latencyHint: 'playback'
  readonly sinkId: string | { readonly type: 'none' }
}

/** What the package exports. */
export interface AudioPackage {
  readonly AudioContext: new (options: AudioOptions) => AudioPlace
  readonly mediaDevices: {
    enumerateDevices(): Promise<readonly { readonly kind: string; readonly label: string; readonly deviceId: string }[]>
  }
}
