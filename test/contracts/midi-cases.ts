/** What every MidiBackend must do. @module */

import { expect } from 'vitest'
import { isKaithemError } from '../../lib/index.ts'
import type { MidiBackend } from '../../lib/midi/backend.ts'

/** A driver, and the other end of its cables. */
export interface MidiRig {
  readonly backend: MidiBackend
  /** A port that is there, in both directions. */
  readonly port: string
  /** Bytes from the device: complete messages. */
  feed(bytes: readonly number[]): Promise<void> | void
  /** What has arrived at the device, once there are so many bytes. */
  received(count: number): Promise<readonly number[]>
  /** Waits until a condition holds. */
  until(condition: () => boolean): Promise<void>
  close?(): Promise<void> | void
}

interface Case {
  readonly title: string
  readonly run: (rig: MidiRig) => Promise<void>
}

const note = [0x90, 60, 100]
const sysex = [0xf0, 0x7d, ...Array.from({ length: 60 }, (_, index) => index), 0xf7]

const quiet = { bytes: () => {}, failed: () => {} }

function codeOf(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    return isKaithemError(error) ? error.code : String(error)
  }
  return 'nothing'
}

function listen({ backend, port }: MidiRig) {
  const heard: number[] = []
  const times: (number | undefined)[] = []
  const input = backend.openInput(
    { port, nth: 0 },
    {
      bytes: (bytes, deltaTime) => {
        heard.push(...bytes)
        times.push(deltaTime)
      },
      failed: () => {},
    },
  )
  return { heard, times, input }
}

export const midiCases: readonly Case[] = [
  {
    title: 'works, and lists its ports in both directions',
    run: async ({ backend, port }) => {
      expect([backend.probe(), backend.inputs().includes(port), backend.outputs().includes(port)]).toEqual([
        ...[undefined, true, true],
      ])
      expect(backend.fingerprint(port)).toBe(backend.fingerprint(port))
    },
  },
  {
    title: 'hands on what comes in: messages, real time and system exclusive',
    run: async (rig) => {
      const { heard, times } = listen(rig)
      const all = [...note, 0xf8, ...sysex, 0xe0, 1, 64]
      await rig.feed(all)
      await rig.until(() => heard.length >= all.length)
      expect(heard).toEqual(all)
      for (const time of times) expect(time ?? 0).toBeGreaterThanOrEqual(0)
    },
  },
  {
    title: 'an input that was closed is silent, and can be opened again',
    run: async (rig) => {
      const first = listen(rig)
      first.input.close()
      first.input.close()
      const second = listen(rig)
      await rig.feed(note)
      await rig.until(() => second.heard.length >= note.length)
      expect([first.heard, second.heard]).toEqual([[], note])
    },
  },
  {
    title: 'two may listen to one port',
    run: async (rig) => {
      const [first, second] = [listen(rig), listen(rig)]
      await rig.feed(note)
      await rig.until(() => first.heard.length >= note.length && second.heard.length >= note.length)
      expect([first.heard, second.heard]).toEqual([note, note])
    },
  },
  {
    title: 'sends messages in order, system exclusive too',
    run: async (rig) => {
      const output = rig.backend.openOutput({ port: rig.port, nth: 0 })
      output.send(note)
      output.send(sysex)
      output.send([0xc1, 5])
      const all = [...note, ...sysex, 0xc1, 5]
      expect(await rig.received(all.length)).toEqual(all)
      output.close()
      output.close()
      expect(codeOf(() => output.send(note))).toBe('KAITHEM_IO')
    },
  },
  {
    title: 'a port that is not there is KAITHEM_KEY',
    run: async ({ backend, port }) => {
      expect(codeOf(() => backend.openInput({ port: 'no such port', nth: 0 }, quiet))).toBe('KAITHEM_KEY')
      expect(codeOf(() => backend.openOutput({ port: 'no such port', nth: 0 }))).toBe('KAITHEM_KEY')
      expect(codeOf(() => backend.openInput({ port, nth: 50 }, quiet))).toBe('KAITHEM_KEY')
    },
  },
  {
    title: 'closing closes what is open',
    run: async (rig) => {
      const { heard } = listen(rig)
      rig.backend.close()
      await rig.feed(note)
      const again = listen(rig)
      await rig.feed(note)
      await rig.until(() => again.heard.length >= note.length)
      expect([heard, again.heard]).toEqual([[], note])
    },
  },
]
