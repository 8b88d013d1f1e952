/** The cases of the contract of a SoundBackend. @module */

import { expect } from 'vitest'
import type { KaithemError } from '../../lib/errors.ts'
import type { SoundBackend, Voice, VoiceOptions } from '../../lib/sound/backend.ts'

export interface SoundRig {
  readonly backend: SoundBackend
  /** The path of a sound file that is so long. */
  file(seconds: number): string
  /** Epoch seconds of the time that passes. */
  now(): number
  /** Lets time pass: that of the clock, or real time. */
  pass(seconds: number): Promise<void>
  /** Seconds by which positions may be off. */
  readonly slack: number
  /** Takes the surroundings of the back end down, which is closed already. */
  close?(): Promise<void>
}

/** A voice, with what its listener was told. */
interface Played {
  readonly voice: Voice
  readonly told: string[]
}

function play({ backend, file }: SoundRig, seconds: number, options: Partial<VoiceOptions> = {}): Played {
  const told: string[] = []
  const usual = { handle: 'TEST', volume: 1, start: 0, end: undefined, loop: 1, speed: 1, output: '' }
  const voice = backend.play(
    { ...usual, file: file(seconds), ...options },
    {
      started: () => void told.push('started'),
      ended: () => void told.push('ended'),
      failed: ({ code }: KaithemError) => void told.push(code),
    },
  )
  return { voice, told }
}

/** Waits until something was told, for back ends that need a moment to begin; the null one needs none. */
async function until({ pass }: SoundRig, told: readonly string[], what: string): Promise<void> {
  for (let look = 0; look < 200 && !told.includes(what); look++) await pass(0.05)
  expect(told).toContain(what)
}

export const soundCases: readonly { readonly title: string; run(rig: SoundRig): Promise<void> }[] = [
  {
    title: 'tells nothing while play runs, then that it started, then that it ended',
    run: async (rig) => {
      const { told } = play(rig, 0.3)
      expect(told).toEqual([])
      await until(rig, told, 'ended')
      expect(told).toEqual(['started', 'ended'])
    },
  },
  {
    title: 'after stop nothing is told, and stop may come twice',
    run: async (rig) => {
      const { voice, told } = play(rig, 0.4)
      await until(rig, told, 'started')
      voice.stop()
      voice.stop()
      await rig.pass(0.6)
      expect(told).toEqual(['started'])
    },
  },
  {
    title: 'a stop at once is a stop',
    run: async (rig) => {
      const { voice, told } = play(rig, 0.3)
      voice.stop()
      await rig.pass(0.8)
      expect(told).toEqual([])
    },
  },
  {
    title: 'positions grow with time and begin at the start',
    run: async (rig) => {
      const { voice, told } = play(rig, 5, { start: 2 })
      await until(rig, told, 'started')
      const first = voice.position
      const began = rig.now()
      expect(first).toBeGreaterThanOrEqual(2)
      for (let look = 0; look < 100 && voice.position < first + 0.5; look++) await rig.pass(0.05)
      expect(voice.position).toBeGreaterThanOrEqual(first + 0.5)
      expect(voice.position - first).toBeLessThan(rig.now() - began + rig.slack)
      voice.stop()
    },
  },
  {
    title: 'a pause keeps the position, twice is once, and it goes on from there',
    run: async (rig) => {
      if (!rig.backend.features.pause) return
      const { voice, told } = play(rig, 2)
      await until(rig, told, 'started')
      voice.pause()
      voice.pause()
      await rig.pass(0.3)
      const at = voice.position
      await rig.pass(2.5)
      expect(Math.abs(voice.position - at)).toBeLessThanOrEqual(rig.slack)
      expect(told).toEqual(['started'])
      voice.resume()
      voice.resume()
      await until(rig, told, 'ended')
    },
  },
  {
    title: 'a part ends where it is to end, counted from either side',
    run: async (rig) => {
      if (!rig.backend.features.parts) return
      for (const part of [{ end: 0.3 }, { start: -0.3 }, { start: 29.5, end: -0.2 }]) {
        const { told } = play(rig, 30, part)
        await until(rig, told, 'ended')
      }
    },
  },
  {
    title: 'goes on where it is told to, and is over behind its end',
    run: async (rig) => {
      if (!rig.backend.features.parts) return
      const near = play(rig, 30, { at: 29.5 })
      expect(near.voice.position).toBeCloseTo(29.5)
      const behind = play(rig, 5, { at: 20, loop: Number.POSITIVE_INFINITY })
      const inPart = play(rig, 30, { start: 2, end: 4, at: 3.8 })
      for (const { told } of [near, behind, inPart]) await until(rig, told, 'ended')
      expect(behind.told).toEqual(['started', 'ended'])
    },
  },
  {
    title: 'one that goes on in the middle of a round plays the others, too',
    run: async (rig) => {
      if (!rig.backend.features.parts || !rig.backend.features.loop) return
      const thrice = play(rig, 2, { at: 1.7, start: 1.4, loop: 3 })
      const endless = play(rig, 0.5, { at: 0.3, loop: Number.POSITIVE_INFINITY })
      const began = rig.now()
      await until(rig, thrice.told, 'ended')
      expect(rig.now() - began).toBeGreaterThan(1.5 - rig.slack)
      await rig.pass(1)
      expect(endless.told).toEqual(['started'])
      endless.voice.stop()
    },
  },
  {
    title: 'plays as often as it is told to, or until it is stopped',
    run: async (rig) => {
      if (!rig.backend.features.loop) return
      const thrice = play(rig, 0.4, { loop: 3 })
      const endless = play(rig, 0.2, { loop: Number.POSITIVE_INFINITY })
      const began = rig.now()
      await until(rig, thrice.told, 'ended')
      expect(rig.now() - began).toBeGreaterThan(1.2 - rig.slack)
      await until(rig, endless.told, 'started')
      expect(endless.told).toEqual(['started'])
      endless.voice.stop()
    },
  },
  {
    title: 'ramps are taken at any time, also after the end',
    run: async (rig) => {
      const { voice, told } = play(rig, 0.3, { volume: 0 })
      voice.ramp({ from: 0, to: 1, seconds: 0.2 })
      voice.ramp({ from: 0.5, to: 0.2, seconds: 0 })
      await until(rig, told, 'ended')
      voice.ramp({ from: 1, to: 0, seconds: 1 })
      voice.pause()
      voice.resume()
      expect(told).toEqual(['started', 'ended'])
    },
  },
  {
    title: 'several sound at once',
    run: async (rig) => {
      const short = play(rig, 0.3)
      const long = play(rig, 20)
      await until(rig, short.told, 'ended')
      await until(rig, long.told, 'started')
      expect(long.told).toEqual(['started'])
      long.voice.stop()
    },
  },
  {
    title: 'names its outputs, the usual one first, or none',
    run: async ({ backend }) => {
      const [first] = backend.outputs()
      expect([undefined, '']).toContain(first)
      expect(backend.probe()).toBeUndefined()
    },
  },
  {
    title: 'close ends everything, and may come twice',
    run: async (rig) => {
      const { told } = play(rig, 0.5, { loop: Number.POSITIVE_INFINITY })
      await until(rig, told, 'started')
      rig.backend.preload(rig.file(1), '')
      rig.backend.close()
      rig.backend.close()
      await rig.pass(0.2)
      expect(told).toEqual(['started'])
    },
  },
]
