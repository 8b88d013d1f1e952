/** What one back end cannot play is played by another one: files it cannot decode, and addresses of the web. */

import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { SoundChoice } from '../../lib/sound/drivers.ts'
import { bursts, median, step } from './rig/analysis.ts'
import { type AudioRig, audioRig, withSoundServer } from './rig/rig.ts'

const seconds = 1.5

/** A tone of 700 Hz, encoded as ffmpeg is told. */
function encode({ file }: AudioRig, name: string, ...how: readonly string[]): string {
  const plain = file('tone.wav', [{ hz: 700, seconds, amplitude: 0.4 }])
  const encoded = join(dirname(plain), name)
  execFileSync('ffmpeg', ['-v', 'error', '-i', plain, ...how, encoded])
  return encoded
}

async function expectTone({ play, recorder }: AudioRig, what: string): Promise<void> {
  const sound = play(what)
  await sound.wait()
  expect([sound.error, sound.finished]).toEqual([undefined, true])
  await recorder.heard()
  await recorder.quiet()
  const [burst, ...others] = bursts(recorder.windows())
  expect(others).toEqual([])
  expect(Math.abs(median(burst.map(({ hz }) => hz)) - 700)).toBeLessThan(10)
  expect(Math.abs(burst.length * step - seconds)).toBeLessThan(0.4)
}

/** Serves a file on loopback, and answers its address. */
async function serve(path: string): Promise<string> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'audio/mpeg')
    response.end(readFileSync(path))
  })
  onTestFinished(() => void server.close())
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { readonly port: number }
  return `http://127.0.0.1:${port}/tone.mp3`
}

withSoundServer((server) => {
  it('a file that web audio cannot decode', async () => {
    const rig = await audioRig(server, 'auto')
    await expectTone(rig, encode(rig, 'index-last.m4a', '-c:a', 'aac'))
    expect([rig.k.sound.backend.name, rig.logged]).toEqual(['webaudio', []])
  })

  it.each<SoundChoice>(['auto', 'mpv', 'mplayer', 'ffplay'])('an address, %s', async (choice) => {
    const rig = await audioRig(server, choice)
    await expectTone(rig, await serve(encode(rig, 'tone.mp3', '-c:a', 'libmp3lame')))
  })
})
