/** What is heard of what was asked for, recorded from a real sound server. */

import { describe, expect, it } from 'vitest'
import type { SoundBackendName } from '../../lib/sound/backend.ts'
import { bursts, median, silent, step, type Window, withTone } from './rig/analysis.ts'
import { audioRig, withSoundServer } from './rig/rig.ts'
import type { Tone } from './rig/tones.ts'

const names: readonly SoundBackendName[] = ['webaudio', 'mpv']
const amplitude = 0.5
/** Of a sine of that amplitude. */
const full = amplitude / Math.SQRT2

const tone = (hz: number, seconds: number): Tone => ({ hz, seconds, amplitude })
/** Seconds 0 to 5 are 400 Hz, 600 Hz, and so on. */
const ladder = [400, 600, 800, 1000, 1200, 1400].map((hz) => tone(hz, 1))

/** Seconds of each step of the ladder that were heard, to a quarter. */
function climbed(windows: readonly Window[]): number[] {
  return ladder.map(({ hz }) => Math.round(withTone(windows, hz).length * step * 4) / 4)
}

/** Loudness of most windows. */
const loudness = (windows: readonly Window[]): number => median(windows.map(({ rms }) => rms))

/** Volumes of a tone by the cube root of its amplitude, the ends left out where noise rules. */
function volumes(windows: readonly Window[], hz: number): { time: number; volume: number }[] {
  return windows
    .map((each, index) => ({ time: index * step, volume: Math.cbrt(each.amplitude(hz) / amplitude) }))
    .filter(({ volume }) => volume > 0.25 && volume < 0.9)
}

/** The usual steepness of a line through points, whatever a few of them do. */
function slope(points: readonly { time: number; volume: number }[]): number {
  const slopes = points.flatMap((a, i) => points.slice(i + 1).map((b) => (b.volume - a.volume) / (b.time - a.time)))
  return median(slopes)
}

withSoundServer((server) => {
  describe.each(names)('%s', (name) => {
    it('a tone: its frequency and loudness, and silence after it', async () => {
      const { play, recorder, file } = await audioRig(server, name)
      const sound = play(file('tone.wav', [tone(500, 1.5)]))
      await sound.wait()
      await recorder.heard()
      await recorder.quiet()
      const [burst, ...others] = bursts(recorder.windows())
      expect(others).toEqual([])
      expect(median(burst.map(({ hz }) => hz))).toBeCloseTo(500, -1)
      expect(loudness(burst) / full).toBeCloseTo(1, 1)
      expect(Math.abs(burst.length * step - 1.5)).toBeLessThan(0.3)
    })

    it('a part of a file, counted from either end', async () => {
      const { play, recorder, file } = await audioRig(server, name)
      const ladderFile = file('ladder.wav', ladder)
      await play(ladderFile, { start: 2, end: 4 }).wait()
      await recorder.heard()
      await recorder.quiet()
      expect(climbed(recorder.windows())).toEqual([0, 0, 1, 1, 0, 0])
      const mark = recorder.length
      await play(ladderFile, { start: -2, end: -1 }).wait()
      await recorder.heard(3, mark)
      await recorder.quiet(mark)
      expect(climbed(recorder.windows(mark))).toEqual([0, 0, 0, 0, 1, 0])
    })

    it('a pause is silence, and nothing is lost', async () => {
      const { k, play, recorder, file } = await audioRig(server, name)
      const sound = play(file('ladder.wav', ladder.slice(0, 3)))
      await recorder.heard(20)
      k.sound.pause()
      await recorder.quiet()
      const at = sound.position
      const mark = recorder.length
      await recorder.until('some silence', (windows) => windows.length >= 20, mark)
      expect(recorder.windows(mark).every(silent)).toBe(true)
      expect(sound.position).toBeCloseTo(at, 1)
      k.sound.resume()
      await sound.wait()
      await recorder.heard(3, mark)
      await recorder.quiet(mark)
      expect(bursts(recorder.windows()).length).toBe(2)
      expect(climbed(recorder.windows()).slice(0, 3)).toEqual([1, 1, 1])
    })

    it('goes on at another place, without a sound of what is between', async () => {
      const { k, play, recorder, file } = await audioRig(server, name)
      const sound = play(file('ladder.wav', ladder))
      await recorder.until('the second step', (all) => withTone(all, 600).length >= 5)
      k.sound.seek(4)
      await sound.wait()
      await recorder.heard()
      await recorder.quiet()
      const [first = 0, second = 0, ...rest] = climbed(recorder.windows())
      expect([first, second < 1, sound.finished]).toEqual([1, true, true])
      expect(rest).toEqual([0, 0, 1, 1])
    })

    it('setvol is heard at once, also louder than recorded', async () => {
      const { k, play, recorder, file } = await audioRig(server, name)
      play(file('soft.wav', [{ hz: 500, seconds: 2, amplitude: 0.05 }]), { loop: -1 })
      await recorder.heard()
      for (const volume of [0.8, 2, 1, 1.5]) {
        k.sound.setvol(volume)
        const gain = volume ** 3
        const isSo = ({ rms }: Window): boolean => Math.abs(rms / (gain * 0.05 * Math.SQRT1_2) - 1) < 0.1
        await recorder.until(`a gain of ${gain}`, (windows) => windows.slice(-6).filter(isSo).length >= 5)
      }
    })

    it('loops play so often, with the gaps that are in the file', async () => {
      const { play, recorder, file } = await audioRig(server, name)
      await play(file('loop.wav', [tone(500, 0.5), { hz: 0, seconds: 0.4, amplitude: 0 }]), { loop: 3 }).wait()
      await recorder.heard()
      await recorder.quiet()
      const found = bursts(recorder.windows())
      expect(found.length).toBe(3)
      for (const burst of found) expect(Math.abs(burst.length * step - 0.5)).toBeLessThan(0.2)
    })

    it('a crossfade: both volumes go along a line, the new one up, the old one down, and gains are their cubes', async () => {
      const { k, play, recorder, file } = await audioRig(server, name)
      play(file('old.wav', [tone(500, 20)]))
      await recorder.heard(10)
      const mark = recorder.length
      await k.sound.fade_to(file('new.wav', [tone(1500, 20)]), 3, { volume: 0.9 })
      const isNew = (each: Window): boolean => !silent(each) && each.amplitude(500) < 0.001
      await recorder.until('only the new one', (all) => all.slice(-20).every(isNew), mark)
      const windows = recorder.windows(mark)
      const [up, down] = [volumes(windows, 1500), volumes(windows, 500)]
      expect(up.length).toBeGreaterThan(20)
      expect(down.length).toBeGreaterThan(20)
      expect(Math.abs(slope(up) / (0.9 / 3) - 1)).toBeLessThan(0.25)
      expect(Math.abs(slope(down) / (-1 / 3) - 1)).toBeLessThan(0.25)
      const end = median(windows.slice(-10).map((each) => each.amplitude(1500)))
      expect(end / amplitude / 0.9 ** 3).toBeCloseTo(1, 1)
      // At each moment it is the sum of both: what has gone of the old one has come of the new one.
      const both = windows.filter((each) => each.amplitude(500) > 0.01 && each.amplitude(1500) > 0.01)
      const sums = both.map(
        (each) => Math.cbrt(each.amplitude(500) / amplitude) + Math.cbrt(each.amplitude(1500) / amplitude) / 0.9,
      )
      expect(Math.abs(median(sums) - 1)).toBeLessThan(0.15)
      expect(k.sound.is_playing()).toBe(true)
    })

    it('a fade to silence leaves nothing, and ends the sound', async () => {
      const { k, play, recorder, file } = await audioRig(server, name)
      const sound = play(file('long.wav', [tone(500, 20)]))
      await recorder.heard(10)
      const mark = recorder.length
      await k.sound.fade_to(null, 2)
      expect(sound.stopped).toBe(true)
      await recorder.quiet(mark)
      expect(Math.abs(slope(volumes(recorder.windows(mark), 500)) / (-1 / 2) - 1)).toBeLessThan(0.3)
    })

    it('a fade of no length is a switch, at full volume', async () => {
      const { k, play, recorder, file } = await audioRig(server, name)
      play(file('old.wav', [tone(500, 20)]))
      await recorder.heard(10)
      const mark = recorder.length
      await k.sound.fade_to(file('new.wav', [tone(1500, 1)]), 0)
      await recorder.until('the new one', (all) => withTone(all, 1500).length > 10, mark)
      await recorder.quiet(mark)
      const windows = recorder.windows(mark)
      expect(loudness(withTone(windows, 1500)) / full).toBeCloseTo(1, 1)
      const both = windows.filter((each) => each.amplitude(500) > 0.05 && each.amplitude(1500) > 0.05)
      expect(both.length * step).toBeLessThan(0.4)
    })

    it('setvol in the middle of a fade changes where it leads', async () => {
      const { k, recorder, file } = await audioRig(server, name)
      const faded = k.sound.fade_to(file('new.wav', [tone(500, 20)]), 2)
      await recorder.heard()
      k.sound.setvol(0.6)
      await faded
      const isSo = ({ rms }: Window): boolean => Math.abs(rms / full / 0.6 ** 3 - 1) < 0.1
      await recorder.until('the new goal', (windows) => windows.slice(-10).filter(isSo).length >= 8)
    })

    it('an announcement turns the rest down along a line, is heard itself, and the rest comes back', async () => {
      const { k, play, recorder, file } = await audioRig(server, name)
      const music = play(file('music.wav', [tone(500, 60)]), { handle: 'MUSIC' })
      await recorder.heard(10)
      const mark = recorder.length
      const volume = (each: Window, hz: number): number => Math.cbrt(each.amplitude(hz) / amplitude)
      const announcement = k.sound.announce(file('say.wav', [tone(1500, 3)]), { duck: 0.5, fade: 1 })
      const isDown = (each: Window): boolean => Math.abs(volume(each, 500) - 0.5) < 0.04
      await recorder.until(
        'both',
        (all) => all.filter((each) => isDown(each) && volume(each, 1500) > 0.95).length > 15,
        mark,
      )
      await announcement?.wait()
      const isBack = (each: Window): boolean => volume(each, 500) > 0.97 && volume(each, 1500) < 0.2
      await recorder.until('the music alone', (all) => all.slice(-20).every(isBack), mark)
      // A second each way, of which four fifths are between these volumes.
      const moving = recorder.windows(mark).filter((each) => volume(each, 500) > 0.55 && volume(each, 500) < 0.95)
      expect(Math.abs(moving.length * step - 1.6)).toBeLessThan(0.6)
      expect([music.stopped, music.volume]).toEqual([false, 1])
    })
  })
})
