/** A kaithem that plays to a sound server of the test's own, and a recording of it. @module */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, it, onTestFinished } from 'vitest'
import { createKaithem, type Kaithem, type KaithemOptions, type Log } from '../../../lib/index.ts'
import type { PlayOptions, SoundPlayer } from '../../../lib/sound/api.ts'
import type { SoundChoice } from '../../../lib/sound/drivers.ts'
import { whyNoAudio } from '../../../scripts/audio.mjs'
import { Recorder } from './recorder.ts'
import { SoundServer } from './server.ts'
import { type Tone, writeTones } from './tones.ts'

export interface AudioRig {
  readonly k: Kaithem
  readonly recorder: Recorder
  /** What was logged as a warning or an error. */
  readonly logged: string[]
  /** As `k.sound.play`. */
  play(file: string, options?: PlayOptions): SoundPlayer
  /** Makes a file of tones, and answers its path. */
  file(name: string, tones: readonly Tone[]): string
}

/** A server that lives as long as the tests of a file. Where there can be none this says so, and proves nothing. */
export function withSoundServer(tests: (server: SoundServer) => void): void {
  const reason = whyNoAudio()
  if (reason !== undefined) {
    process.stderr.write(`\nNOT TRIED HERE, sound that is recorded: ${reason}\n`)
    it(`sound cannot be recorded here: ${reason}`, () => {
      if (whyNoAudio() === undefined) throw new Error('it can')
    })
    return
  }
  const server = new SoundServer()
  const before = { ...process.env }
  beforeAll(async () => {
    Object.assign(process.env, server.env)
    await server.start()
  })
  afterAll(async () => {
    await server.close()
    for (const name of Object.keys(server.env)) {
      const old = before[name]
      if (old === undefined) delete process.env[name]
      else process.env[name] = old
    }
  })
  tests(server)
}

/** For one test. */
export async function audioRig(
  server: SoundServer,
  sound: SoundChoice,
  options: KaithemOptions = {},
): Promise<AudioRig> {
  const folder = mkdtempSync(join(tmpdir(), 'kaithem-audio-'))
  const recorder = new Recorder(server.env)
  const logged: string[] = []
  const note = (text: string): void => void logged.push(text)
  const log: Log = { debug: () => {}, info: () => {}, warn: note, error: note }
  const k = createKaithem({ ...options, log, sound, 'audio-paths': [folder, '__default__'] })
  onTestFinished(async () => {
    k.close()
    await recorder.close()
    rmSync(folder, { recursive: true, force: true })
  })
  await recorder.ready()
  const play: AudioRig['play'] = (file, options = {}) => {
    const sound = k.sound.play(file, options)
    if (sound === undefined) throw new Error('the output is switched off')
    return sound
  }
  return { k, recorder, logged, play, file: (name, tones) => writeTones(join(folder, name), tones) }
}
