/**
 * Writes data/sounds/: the sounds that come along, made from sine waves by this program, free for everybody (CC0). Run it after a
 * change here, and name new ones in lib/sound/builtin.ts.
 */

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const rate = 16_000
const folder = fileURLToPath(new URL('../data/sounds/', import.meta.url))

/** A tone: frequency in Hz, or from one to another; begin and length in seconds; how soon it decays. */
const tone = (hz, at, length, { to = hz, level = 0.6, decay = 0, overtones = [1] } = {}) => {
  return { hz, to, at, length, level, decay, overtones }
}

/** Partials of a struck bar, by strength. */
const bell = [1, 0, 0.35, 0, 0.12, 0, 0, 0.05]
/** A tone that is heard from afar, as those of alarms. */
const horn = [1, 0.5, 0.35, 0.2, 0.12]

const pulses = (hz, count, length, gap, options = {}) =>
  Array.from({ length: count }, (_, index) => tone(hz, index * (length + gap), length, options))

/** What each sound is made of. */
export const sounds = {
  'alarm-low.wav': [
    tone(523, 0, 0.3, { overtones: horn, level: 0.35 }),
    tone(440, 0.35, 0.4, { overtones: horn, level: 0.35 }),
  ],
  'alarm-medium.wav': pulses(659, 3, 0.18, 0.12, { overtones: horn, level: 0.4 }),
  'alarm-high.wav': [
    ...pulses(880, 3, 0.12, 0.06, { overtones: horn, level: 0.45 }),
    ...pulses(1047, 2, 0.12, 0.06, { overtones: horn, level: 0.45 }).map((each) => ({ ...each, at: each.at + 0.6 })),
  ],
  'alert.wav': [tone(784, 0, 0.16, { decay: 6 }), tone(784, 0.2, 0.35, { decay: 6 })],
  'chime.wav': [
    tone(659, 0, 1, { decay: 5, overtones: bell }),
    tone(523, 0.3, 1.2, { decay: 4, overtones: bell, level: 0.45 }),
  ],
  'click.wav': [tone(1800, 0, 0.03, { decay: 180, level: 0.7 })],
  'error.wav': [
    tone(392, 0, 0.22, { overtones: horn, level: 0.35 }),
    tone(294, 0.26, 0.45, { overtones: horn, level: 0.35, decay: 3 }),
  ],
  'notice.wav': [tone(587, 0, 0.5, { decay: 7, overtones: bell })],
  'success.wav': [
    tone(523, 0, 0.25, { decay: 7, overtones: bell }),
    tone(659, 0.12, 0.25, { decay: 7, overtones: bell, level: 0.45 }),
    tone(784, 0.24, 0.6, { decay: 5, overtones: bell, level: 0.45 }),
  ],
  'tick.wav': [tone(1000, 0, 0.02, { decay: 120, level: 0.7 })],
}

/** Seconds in which a tone begins and ends, so that it does not click. */
const edge = 0.006

function addTone(samples, { hz, to, at, length, level, decay, overtones }) {
  const loudest = overtones.reduce((sum, strength) => sum + strength, 0)
  const first = Math.round(at * rate)
  const count = Math.round(length * rate)
  for (let index = 0; index < count; index++) {
    const time = index / rate
    const phase = 2 * Math.PI * (hz * time + ((to - hz) * time * time) / (2 * length))
    const wave = overtones.reduce((sum, strength, order) => sum + strength * Math.sin(phase * (order + 1)), 0) / loudest
    const ends = Math.min(1, time / edge, (length - time) / edge)
    samples[first + index] += level * wave * ends * Math.exp(-decay * time)
  }
}

/** 16-bit mono samples as a WAV file. */
export function render(tones) {
  const length = Math.max(...tones.map(({ at, length: each }) => at + each))
  const samples = new Float64Array(Math.ceil(length * rate) + 1)
  for (const each of tones) addTone(samples, each)
  const bytes = Buffer.alloc(44 + samples.length * 2)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(bytes.length - 8, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(rate, 24)
  bytes.writeUInt32LE(rate * 2, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(samples.length * 2, 40)
  for (const [index, sample] of samples.entries()) {
    bytes.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), 44 + index * 2)
  }
  return bytes
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  mkdirSync(folder, { recursive: true })
  for (const [name, tones] of Object.entries(sounds)) writeFileSync(join(folder, name), render(tones))
}
