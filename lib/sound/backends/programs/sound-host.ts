/**
 * The process that plays sounds, apart from Node-RED because libraries of sound may hang or end the process they are in.
 * Started with `silent` it uses no sound card. It ends with the process that started it.
 *
 * @module
 */

import { endWithParent } from '../../../platform/node/end-with-parent.ts'
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
  endWithParent()
  serve().catch(() => process.exit(1))
}
