/** Sound files made of tones. @module */

import { writeFileSync } from 'node:fs'

/** What is heard for some seconds; 0 Hz is silence. */
export interface Tone {
  readonly hz: number
  readonly seconds: number
  readonly amplitude: number
}

/** Not that of the card, as most files. */
const rate = 44_100

/** Writes a WAV file, 16 bit, mono. */
export function writeTones(file: string, tones: readonly Tone[]): string {
  const samples = tones.flatMap(({ hz, seconds, amplitude }) =>
    Array.from({ length: Math.round(seconds * rate) }, (_, i) => amplitude * Math.sin((2 * Math.PI * hz * i) / rate)),
  )
  const bytes = Buffer.alloc(44 + 2 * samples.length)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(bytes.length - 8, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(rate, 24)
  bytes.writeUInt32LE(2 * rate, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(2 * samples.length, 40)
  for (const [i, value] of samples.entries()) bytes.writeInt16LE(Math.round(value * 32_767), 44 + 2 * i)
  writeFileSync(file, bytes)
  return file
}
