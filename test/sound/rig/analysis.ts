/** What a recording has in it: how loud, which frequencies, when. All by windows, because a busy machine drops some. @module */

/** Samples in a second. */
export const rate = 48_000
/** Seconds of a window. */
export const step = 0.05

const size = rate * step

/** A twentieth of a second of a recording. */
export interface Window {
  /** Root of the mean square; a full sine has 0.707. */
  readonly rms: number
  /** Frequency by zero crossings, of what is one tone; 0 in silence. */
  readonly hz: number
  /** Amplitude of one frequency in it, a multiple of 20 Hz. */
  amplitude(hz: number): number
}

/** Quieter than any tone of the tests: with fades there is no sharp end. */
const noise = 0.002

export const silent = ({ rms }: Window): boolean => rms < noise

export function windowsOf(samples: Float32Array): Window[] {
  const count = Math.floor(samples.length / size)
  return Array.from({ length: count }, (_, index) => windowOf(samples.subarray(index * size, (index + 1) * size)))
}

function windowOf(samples: Float32Array): Window {
  const rms = Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length)
  return { rms, hz: rms < noise ? 0 : crossingRate(samples), amplitude: (hz) => goertzel(samples, hz) }
}

/** Upward crossings of zero for each second, between the first and the last of them. */
function crossingRate(samples: Float32Array): number {
  const places: number[] = []
  for (let i = 1; i < samples.length; i++) {
    const [before, after] = [samples[i - 1], samples[i]]
    if (before < 0 && after >= 0) places.push(i - 1 + before / (before - after))
  }
  const [first, last] = [places[0], places.at(-1)]
  return first === undefined || last === undefined || last === first ? 0 : ((places.length - 1) * rate) / (last - first)
}

/** Amplitude of one frequency. */
function goertzel(samples: Float32Array, hz: number): number {
  const turn = 2 * Math.cos((2 * Math.PI * hz) / rate)
  let [last, before] = [0, 0]
  for (const value of samples) [last, before] = [value + turn * last - before, last]
  return (2 * Math.sqrt(last * last + before * before - turn * last * before)) / samples.length
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted.length === 0 ? Number.NaN : sorted[sorted.length >> 1]
}

/** Windows of a gap that a busy machine makes. */
const longestFault = 2

/** Stretches that are heard. */
export function bursts(windows: readonly Window[]): Window[][] {
  const found: Window[][] = []
  let gap = Number.POSITIVE_INFINITY
  for (const each of windows) {
    if (silent(each)) gap++
    else {
      if (gap > longestFault) found.push([])
      found.at(-1)?.push(each)
      gap = 0
    }
  }
  return found
}

/** Windows that have a tone of about this frequency, and nothing else. */
export function withTone(windows: readonly Window[], hz: number): Window[] {
  return windows.filter((each) => Math.abs(each.hz - hz) < hz * 0.03)
}
