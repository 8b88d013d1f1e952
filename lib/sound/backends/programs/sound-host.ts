/**
 * The process that plays sounds, apart from Node-RED because libraries of sound may hang or end the process they are in.
 * Started with `silent` it uses no sound card. It ends with the process that started it.
 *
 * @module
 */

import type { AudioPackage } from '../webaudio/audio.ts'
import { SoundHost } from '../webaudio/host.ts'
import { beatEvery, type HostAnswer, type HostRequest } from '../webaudio/protocol.ts'

async function serve(): Promise<void> {
  // A name that the bundler does not see: the package is optional.
  const name = 'node-web-audio-api'
  const audio: AudioPackage = await import(name)
  const send = (answer: HostAnswer): void => {
    // The other end may just be gone.
    process.send?.(answer, undefined, undefined, () => {})
  }
  const host = new SoundHost(audio, send, process.argv.includes('silent'))
  process.on('message', (request: HostRequest) => void host.obey(request))
  setInterval(() => host.beat(), beatEvery * 1000)
}

if (process.send !== undefined) {
  // Not by an orderly exit, which waits for ever where the sound server is gone.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
  // A terminal's Ctrl-C is for the other process, which then ends this one.
  process.on('SIGINT', () => {})
  serve().catch(() => process.exit(1))
}
