/** A kaithem that plays sounds nobody hears, on a clock that the test moves, and sound files of any length. @module */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createKaithem, type Kaithem, type KaithemOptions, type Log, ManualClock } from '../../../lib/index.ts'

export { codeOf } from '../../support/code-of.ts'

export const start = 1_700_000_000

/** Hz: the lowest that all programs play. */
const rate = 8000

/** A silent WAV file: 8 bit, mono. */
export function wav(seconds: number): Uint8Array {
  const count = Math.round(seconds * rate)
  const bytes = Buffer.alloc(44 + count, 128)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(bytes.length - 8, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(rate, 24)
  bytes.writeUInt32LE(rate, 28)
  bytes.writeUInt16LE(1, 32)
  bytes.writeUInt16LE(8, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(count, 40)
  return bytes
}

/** A folder that goes when the test is over, with files in it by name and seconds. */
export function folderOf(files: Readonly<Record<string, number>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'kaithem-sound-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, seconds] of Object.entries(files)) writeFileSync(join(folder, name), wav(seconds))
  return folder
}

export interface SoundRig {
  readonly clock: ManualClock
  readonly k: Kaithem
  /** What was logged as a warning or an error. */
  readonly logged: string[]
  readonly folder: string
}

/** With `a.wav` and `b.wav` of 10 s, `c.wav` of 20 s and `short.wav` of 0.5 s. */
export function soundRig(options: KaithemOptions = {}): SoundRig {
  const clock = new ManualClock(start)
  const folder = folderOf({ 'a.wav': 10, 'b.wav': 10, 'c.wav': 20, 'short.wav': 0.5 })
  const logged: string[] = []
  const note = (text: string): void => void logged.push(text)
  const log: Log = { debug: () => {}, info: () => {}, warn: note, error: note }
  const k = createKaithem({ clock, log, sound: 'null', 'audio-paths': [folder, '__default__'], ...options })
  onTestFinished(() => k.close())
  return { clock, k, logged, folder }
}
