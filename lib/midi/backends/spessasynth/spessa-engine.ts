/** The engine over spessasynth_core: SoundFonts 2 and 3, in JavaScript. Only for the process with the synthesizers. @module */

import type { BasicSoundBank, SoundBankLoader, SpessaSynthProcessor } from 'spessasynth_core'
import type { SynthEvent } from '../synth-event.ts'
import { type EngineOptions, longestStep, type SynthEngine } from './engine.ts'

/** What the package exports, as far as it is used. */
export interface SpessaPackage {
  readonly SoundBankLoader: typeof SoundBankLoader
  readonly SpessaSynthProcessor: typeof SpessaSynthProcessor
}

/** Bank of a SoundFont with its drums. */
const drumBank = 128
const bankSelect: Controller = 0
const bendMiddle = 8192

type Controller = Parameters<SpessaSynthProcessor['controllerChange']>[1]

/** @throws what is wrong with the bytes */
export function loadBank(spessa: SpessaPackage, bytes: ArrayBuffer): BasicSoundBank {
  return spessa.SoundBankLoader.fromArrayBuffer(bytes)
}

/**
 * One synthesizer over a SoundFont that several may share.
 *
 * @example const engine = await createSpessaEngine(spessa, loadBank(spessa, bytes), { sampleRate: 44_100, reverb: false, chorus: false })
 */
export async function createSpessaEngine(
  spessa: SpessaPackage,
  bank: BasicSoundBank,
  { reverb, chorus, sampleRate }: EngineOptions,
): Promise<SynthEngine> {
  const processor = new spessa.SpessaSynthProcessor(sampleRate, {
    ...{ maxBufferSize: longestStep, eventsEnabled: false, effectsEnabled: reverb || chorus },
  })
  // Its own word about an instrument that is missing goes to the console; another one plays instead.
  processor.onMissingPreset = (patch) =>
    bank.presets.find(({ program, isDrum }) => program === patch.program && isDrum === patch.isGMGSDrum) ??
    bank.presets[0]
  await processor.processorInitialized
  processor.setSystemParameter('reverbGain', Number(reverb))
  processor.setSystemParameter('chorusGain', Number(chorus))
  processor.soundBankManager.addSoundBank(bank, 'main')
  return {
    get voices() {
      return processor.voiceCount
    },
    play: (event) => play(processor, event),
    render: (left, right, from, count) => processor.process(left, right, from, count),
    close: () => processor.destroySynthProcessor(),
  }
}

function play(processor: SpessaSynthProcessor, event: SynthEvent): void {
  switch (event[0]) {
    case 'programSelect':
      select(processor, event[1], event[2], event[3])
      break
    case 'programChange':
      processor.programChange(event[1], event[2])
      break
    case 'noteOn':
      processor.noteOn(event[1], event[2], event[3])
      break
    case 'noteOff':
      processor.noteOff(event[1], event[2])
      break
    case 'cc':
      processor.controllerChange(event[1], event[2] as Controller, event[3])
      break
    case 'pitchBend':
      processor.pitchWheel(event[1], event[2] + bendMiddle)
      break
    case 'allNotesOff':
      processor.stopAllChannels(false)
  }
}

function select(processor: SpessaSynthProcessor, channel: number, bank: number, program: number): void {
  processor.midiChannels[channel]?.setDrums(bank === drumBank)
  if (bank !== drumBank) processor.controllerChange(channel, bankSelect, bank & 127)
  processor.programChange(channel, program)
}
