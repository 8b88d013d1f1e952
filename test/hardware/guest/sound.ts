/**
 * Sound through ALSA of a real kernel: what is played to one end of a loopback card is recorded from the other. By mpv only: in an
 * emulated machine the library of the back end `webaudio` begins to play, has an underrun after a second or two, and stands
 * still from then on.
 *
 * @module
 */

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createKaithem } from '../../../lib/index.ts'
import { which } from '../../../lib/platform/node/which.ts'
import type { SoundBackendName } from '../../../lib/sound/backend.ts'
import { median, rate, silent, windowsOf, withTone } from '../../sound/rig/analysis.ts'
import { writeTones } from '../../sound/rig/tones.ts'
import type { HardwareCase } from './cases.ts'
import { until } from './machine.ts'

/** The ends of the card, and the usual output of programs. */
const far = 'hw:Loopback,1,0'
const near = '</usr/share/alsa/alsa.conf>\npcm.!default { type plug slave.pcm "hw:Loopback,0,0" }\n'
const tone = { hz: 500, seconds: 4, amplitude: 0.5 }
/** Seconds for which something is waited for on an emulated machine. */
const patience = 120
/** Bytes of a sample of both channels. */
const frame = 4

/** Records the far end. */
class FarEnd {
  private readonly pieces: Buffer[] = []
  private readonly child = spawn('arecord', ['-q', '-D', far, '-t', 'raw', '-f', 'S16_LE', '-r', `${rate}`, '-c', '2'])
  errors = ''

  constructor() {
    this.child.stdout.on('data', (piece: Buffer) => void this.pieces.push(piece))
    this.child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.errors += text
    })
  }

  /** Windows of the left channel. */
  windows() {
    const bytes = Buffer.concat(this.pieces)
    const length = Math.floor(bytes.length / frame)
    return windowsOf(Float32Array.from({ length }, (_, i) => bytes.readInt16LE(frame * i) / 32_768))
  }

  close(): void {
    this.child.kill('SIGKILL')
  }
}

async function hear(backend: SoundBackendName): Promise<string[]> {
  const missing = ['arecord', backend].filter((name) => which(name) === null)
  if (missing.length > 0) return [`NOT TRIED HERE, sound of a real kernel: there is no ${missing.join(', ')}`]
  const folder = mkdtempSync(join(tmpdir(), 'kaithem-alsa-'))
  const config = join(folder, 'asound.conf')
  writeFileSync(config, near)
  process.env.ALSA_CONFIG_PATH = config
  const far = new FarEnd()
  const k = createKaithem({ sound: backend, gpio: 'mock', midi: 'null' })
  try {
    await until(`a recording; ${far.errors}`, () => far.windows().length > 2, patience)
    const sound = k.sound.play(writeTones(join(folder, 'tone.wav'), [tone]))
    await until(`the end of the sound; ${far.errors}`, () => sound?.stopped === true, patience)
    if (sound?.error !== undefined) throw sound.error
    await until('what was played', () => withTone(far.windows(), tone.hz).length > 20, patience)
    const windows = far.windows()
    const heard = windows.filter((each) => !silent(each))
    const [hz, rms] = [median(heard.map((each) => each.hz)), median(heard.map((each) => each.rms))]
    if (Math.abs(hz - tone.hz) > 5) throw new Error(`it was ${hz} Hz`)
    if (Math.abs((rms * Math.SQRT2) / tone.amplitude - 1) > 0.1) throw new Error(`its loudness was ${rms}`)
    const { backend: used } = k.sound.diagnostics()
    if (used !== backend) throw new Error(`${used} played it`)
    return [
      `${backend}: ${hz.toFixed(1)} Hz, RMS ${rms.toFixed(3)}, ${(heard.length / 20).toFixed(2)} s of ${tone.seconds} s`,
    ]
  } finally {
    k.close()
    far.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const names: readonly SoundBackendName[] = ['mpv']

export const soundHardwareCases: readonly HardwareCase[] = names.map((name) => ({
  title: `${name} is heard at the other end of a loopback card`,
  run: () => hear(name),
}))
