/**
 * The process with the synthesizers: rendering takes time that Node-RED has no share in. Started with `silent` it uses no
 * sound card. It ends with the process that started it.
 *
 * @module
 */

import { readFile, stat } from 'node:fs/promises'
import { endWithParent } from '../../../platform/node/end-with-parent.ts'
import { createNodePackages } from '../../../platform/node/packages.ts'
import { type SynthAudio, SynthCards } from '../spessasynth/cards.ts'
import { beatEvery, type SynthAnswer, type SynthRequest } from '../spessasynth/protocol.ts'
import { SharedBanks } from '../spessasynth/shared-banks.ts'
import { createSpessaEngine, loadBank, type SpessaPackage } from '../spessasynth/spessa-engine.ts'
import { SynthHost } from '../spessasynth/synth-host.ts'

/** Milliseconds between two looks whether something is to be rendered. */
const pumpEvery = 15

function serve(): void {
  const packages = createNodePackages()
  const audio = packages.load('node-web-audio-api') as SynthAudio
  const spessa = packages.load('spessasynth_core') as SpessaPackage
  const banks = new SharedBanks({
    version: async (path) => {
      const { size, mtimeMs } = await stat(path)
      return `${size} ${mtimeMs}`
    },
    load: async (path) => loadBank(spessa, new Uint8Array(await readFile(path)).buffer),
  })
  const answer = (message: SynthAnswer): void => {
    // The other end may just be gone.
    process.send?.(message, undefined, undefined, () => {})
  }
  const host = new SynthHost({
    cards: new SynthCards(audio, process.argv.includes('silent')),
    load: async (path, options) => createSpessaEngine(spessa, await banks.get(path), options),
    answer,
  })
  process.on('message', (request: SynthRequest) => void host.obey(request))
  setInterval(() => host.pump(), pumpEvery)
  setInterval(() => host.beat(), beatEvery * 1000)
}

if (process.send !== undefined) {
  endWithParent()
  try {
    serve()
  } catch {
    process.exit(1)
  }
}
