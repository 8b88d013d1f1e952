/** What the tests of sound believe in. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { soundLength } from '../../../lib/sound/length/length.ts'
import { temporaryFolders } from '../../support/temp.ts'
import { bursts, median, rate, windowsOf, withTone } from './analysis.ts'
import { writeTones } from './tones.ts'

const folder = temporaryFolders()

/** Tones one after the other, `[hz, amplitude, seconds]`. */
function samples(...tones: [number, number, number][]): Float32Array {
  return Float32Array.from(
    tones.flatMap(([hz, amplitude, seconds]) =>
      Array.from({ length: seconds * rate }, (_, i) => amplitude * Math.sin((2 * Math.PI * hz * i) / rate)),
    ),
  )
}

it('a window knows how loud it is, and how high', () => {
  const [window] = windowsOf(samples([500, 0.5, 0.05]))
  expect(window.rms).toBeCloseTo(0.3536, 3)
  expect(window.hz).toBeCloseTo(500, 0)
  expect([window.amplitude(500), window.amplitude(1500)].map((each) => each.toFixed(3))).toEqual(['0.500', '0.000'])
})

it('two tones at once are told apart', () => {
  const [low, high] = [samples([500, 0.5, 0.05]), samples([1500, 0.2, 0.05])]
  const [window] = windowsOf(low.map((value, i) => value + high[i]))
  expect(window.amplitude(500)).toBeCloseTo(0.5, 3)
  expect(window.amplitude(1500)).toBeCloseTo(0.2, 3)
})

it('stretches end with a longer silence only', () => {
  const windows = windowsOf(samples([500, 0.5, 0.2], [0, 0, 0.1], [500, 0.5, 0.2], [0, 0, 0.3], [700, 0.5, 0.1]))
  expect(bursts(windows).map(({ length }) => length)).toEqual([8, 2])
  expect(withTone(windows, 500).length).toBe(8)
})

it('medians do not care for outliers', () => {
  expect([median([1, 2, 900]), median([])]).toEqual([2, Number.NaN])
})

it('files are as long as their tones', () => {
  const file = writeTones(join(folder(), 'a.wav'), [{ hz: 500, seconds: 1.5, amplitude: 0.5 }])
  expect(soundLength(readFileSync(file))).toBe(1.5)
})
