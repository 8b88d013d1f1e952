/** From `play` to the first sample that is heard, beside programs that are run by hand; recorded from a sound server. @module */

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createKaithem } from '../dist/lib/index.js'
import { whyNoAudio } from '../scripts/audio.mjs'
import { median, printTable } from './measure.mjs'

const rounds = 7
const rate = 48_000
/** Of 32768: above what a silent server plays. */
const noise = 100
/** Milliseconds without a sound between two rounds, and for which one is waited for. */
const quiet = 400
const patience = 20_000

const alsa = '</usr/share/alsa/alsa.conf>\npcm.!default { type pulse }\n'

/** A sound server of its own, which ends with `close`. */
async function startServer(folder) {
  const socket = join(folder, 'socket')
  writeFileSync(join(folder, 'asound.conf'), alsa)
  const env = {
    ...{ HOME: folder, XDG_RUNTIME_DIR: folder, PULSE_RUNTIME_PATH: folder, PULSE_STATE_PATH: folder },
    ...{ PULSE_COOKIE: join(folder, 'cookie'), ALSA_CONFIG_PATH: join(folder, 'asound.conf') },
  }
  const modules = [
    `module-native-protocol-unix socket=${socket} auth-anonymous=1`,
    `module-null-sink sink_name=bench rate=${rate}`,
  ]
  const options = ['-n', '--daemonize=no', '--use-pid-file=no', '--exit-idle-time=-1', '--realtime=no']
  const args = [...options, ...modules.flatMap((each) => ['-L', each])]
  const server = spawn('pulseaudio', args, { env: { ...process.env, ...env }, stdio: 'ignore' })
  for (let waited = 0; !existsSync(socket); waited += 20) {
    if (waited > patience) throw new Error('PulseAudio does not start')
    await sleep(20)
  }
  Object.assign(process.env, env, { PULSE_SERVER: `unix:${socket}` })
  return server
}

/** Knows when the first sample above the noise was recorded, and for how long there has been none. */
class Ear {
  first = undefined
  /** Samples without a sound. */
  silence = 0

  constructor() {
    const format = ['--raw', '--format=s16le', `--rate=${rate}`, '--channels=1', '--latency-msec=10']
    this.child = spawn('parec', ['-d', 'bench.monitor', ...format], { stdio: ['ignore', 'pipe', 'ignore'] })
    this.child.stdout.on('data', (piece) => this.hear(piece))
  }

  hear(piece) {
    const now = performance.now()
    const count = piece.length >> 1
    for (let i = 0; i < count; i++) {
      this.silence++
      if (Math.abs(piece.readInt16LE(2 * i)) < noise) continue
      this.silence = 0
      this.first ??= now - ((count - i) / rate) * 1000
    }
  }

  /** Milliseconds until something is heard of what `begin` starts; then ends it, and waits for silence. */
  async time(begin) {
    this.first = undefined
    const started = performance.now()
    const end = begin()
    while (this.first === undefined) {
      if (performance.now() - started > patience) throw new Error('nothing is heard')
      await sleep(2)
    }
    const took = this.first - started
    end()
    // Counted in samples, because those of a busy machine come late.
    this.silence = 0
    while ((this.silence / rate) * 1000 < quiet) await sleep(20)
    return took
  }
}

/** Half a minute of a tone, so that it does not end while it is measured. */
function writeTone(file, hz) {
  const count = 30 * rate
  const bytes = Buffer.alloc(44 + 2 * count)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(bytes.length - 8, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.set([16, 0, 0, 0, 1, 0, 1, 0], 16)
  bytes.writeUInt32LE(rate, 24)
  bytes.writeUInt32LE(2 * rate, 28)
  bytes.set([2, 0, 16, 0], 32)
  bytes.write('data', 36)
  bytes.writeUInt32LE(2 * count, 40)
  for (let i = 0; i < count; i++)
    bytes.writeInt16LE(Math.round(16_000 * Math.cos((2 * Math.PI * hz * i) / rate)), 44 + 2 * i)
  writeFileSync(file, bytes)
}

/** A contender: `begin` starts to play and answers what ends it; `before` and `after` are not measured. */
function contenders(folder) {
  const files = Array.from({ length: 2 * rounds + 2 }, (_, i) => join(folder, `${i}.wav`))
  for (const [i, file] of files.entries()) writeTone(file, 400 + 10 * i)
  const [first] = files
  const byHand = (name, ...args) => ({
    name: `${name} by hand`,
    begin: () => {
      const child = spawn(name, [...args, first], { stdio: 'ignore' })
      return () => child.kill('SIGKILL')
    },
  })
  const made = new Map()
  const kaithemOf = (sound) => {
    if (!made.has(sound)) made.set(sound, createKaithem({ sound }))
    return made.get(sound)
  }
  const play = (sound, file) => () => {
    const k = kaithemOf(sound)
    k.sound.play(typeof file === 'function' ? file() : file)
    return () => k.sound.stop_all()
  }
  let cold
  let fresh = 1
  const list = [
    {
      name: 'kaithem, webaudio, its process is to be started',
      before: () => {
        cold = createKaithem({ sound: 'webaudio' })
      },
      begin: () => {
        cold.sound.play(first)
        return () => cold.close()
      },
    },
    { name: 'kaithem, webaudio, another file', begin: play('webaudio', () => files[fresh++]) },
    {
      name: 'kaithem, webaudio, preloaded',
      before: async () => {
        kaithemOf('webaudio').sound.preload(first)
        await sleep(500)
      },
      begin: play('webaudio', first),
    },
    ...['mpv', 'mplayer', 'ffplay', 'sox'].map((sound) => ({ name: `kaithem, ${sound}`, begin: play(sound, first) })),
    byHand('mpv', '--no-video', '--really-quiet'),
    byHand('aplay', '-q'),
    byHand('ffplay', '-nodisp', '-autoexit', '-loglevel', 'error'),
  ]
  return { list, close: () => [...made.values()].map((k) => k.close()) }
}

export async function benchSound() {
  const reason = whyNoAudio()
  if (reason !== undefined) {
    console.log(`sound cannot be recorded here: ${reason}\n`)
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'kaithem-bench-'))
  const server = await startServer(folder)
  const ear = new Ear()
  const { list, close } = contenders(folder)
  const times = new Map(list.map(({ name }) => [name, []]))
  try {
    for (let round = 0; round < rounds; round++) {
      for (const { name, before, begin } of list) {
        await before?.()
        times.get(name).push(await ear.time(begin))
      }
    }
  } finally {
    close()
    ear.child.kill('SIGKILL')
    server.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  const cells = [...times].map(([name, list]) => [
    name,
    median(list).toFixed(0),
    `${Math.min(...list).toFixed(0)} to ${Math.max(...list).toFixed(0)}`,
  ])
  printTable([`from play to the first sample heard, median of ${rounds}`, 'ms', 'least to most'], cells)
}
