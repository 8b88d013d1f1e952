/** One sound inside the process that plays. @module */

import type { Ramp, VoiceOptions } from '../../backend.ts'
import { type Part, partOf, placeIn } from '../../part.ts'
import { gainOf } from '../../volume.ts'
import type { AudioClip, AudioGain, AudioPlace, AudioSource } from './audio.ts'

/** Points of a curve for each second: between them it is straight. */
const pointsPerSecond = 50
const mostPoints = 5000
/** Samples that are rendered at once. */
const blockLength = 128

/** The gains along a ramp of volume. */
export function curveOf({ from, to, seconds }: Ramp): Float32Array {
  const count = Math.max(2, Math.min(mostPoints, Math.ceil(seconds * pointsPerSecond) + 1))
  return Float32Array.from({ length: count }, (_, index) => gainOf(from + ((to - from) * index) / (count - 1)))
}

export class HostVoice {
  private readonly place: AudioPlace
  private readonly options: VoiceOptions
  private readonly clip: AudioClip
  private readonly ended: () => void
  private readonly part: Part
  /** It goes on behind its end. */
  private readonly isBehind: boolean
  private readonly gain: AudioGain
  private source: AudioSource | undefined
  /** Seconds of sound that were played before it last went on, all rounds together. */
  private played: number
  /** Time of the context when it last went on. */
  private since = 0

  constructor(place: AudioPlace, clip: AudioClip, options: VoiceOptions, ended: () => void) {
    this.place = place
    this.options = options
    this.clip = clip
    this.ended = ended
    this.part = partOf(clip.duration, options.start, options.end)
    const { isBehind, played } = placeIn(this.part, options.at)
    this.isBehind = isBehind
    this.played = played
    this.gain = place.createGain()
    this.gain.gain.value = gainOf(options.volume)
    this.gain.connect(place.destination)
  }

  /** Seconds into the file. */
  get position(): number {
    const done = this.done()
    return done >= this.total ? this.part.to : this.part.from + (done % this.length)
  }

  ramp(ramp: Ramp): void {
    const { gain } = this.gain
    const now = this.place.currentTime
    gain.cancelScheduledValues(now)
    if (ramp.seconds <= 0) gain.setValueAtTime(gainOf(ramp.to), now)
    else gain.setValueCurveAtTime(curveOf(ramp), now, ramp.seconds)
  }

  /** Begins, or goes on after a pause. */
  resume(): void {
    if (this.source !== undefined) return
    const left = this.total - this.played
    if (left <= 0) {
      this.stop()
      this.ended()
      return
    }
    const { place, clip, part, options } = this
    const source = place.createBufferSource()
    source.buffer = clip
    source.playbackRate.value = options.speed
    source.loop = options.loop > 1
    source.loopStart = part.from
    source.loopEnd = part.to
    source.onended = () => this.over(source)
    source.connect(this.gain)
    this.since = place.currentTime
    this.source = source
    const offset = part.from + (this.played % this.length)
    if (left === Number.POSITIVE_INFINITY) source.start(this.since, offset)
    else source.start(this.since, offset, Math.max(0, left - this.surplus()))
  }

  /** Seconds by which a source would play on into what follows: the library ends one between blocks of samples. */
  private surplus(): number {
    const endsWithFile = this.options.loop === 1 && this.part.to === this.clip.duration
    return endsWithFile ? 0 : (blockLength / this.place.sampleRate) * this.options.speed
  }

  pause(): void {
    this.played = this.done()
    this.drop()
  }

  stop(): void {
    this.drop()
    this.gain.disconnect()
  }

  private get length(): number {
    return this.part.to - this.part.from
  }

  private get total(): number {
    return this.length === 0 || this.isBehind ? 0 : this.length * this.options.loop
  }

  private done(): number {
    if (this.source === undefined) return this.played
    return Math.min(this.total, this.played + (this.place.currentTime - this.since) * this.options.speed)
  }

  private drop(): void {
    const { source } = this
    this.source = undefined
    if (source === undefined) return
    source.onended = null
    source.disconnect()
    // The library takes one stop only.
    source.stop()
  }

  private over(source: AudioSource): void {
    if (this.source !== source) return
    this.played = this.total
    this.source = undefined
    this.gain.disconnect()
    this.ended()
  }
}
