/** A SoundFont with one instrument, which is a sine: 441 Hz is note 69, nearly. @module */

import { BasicInstrument, BasicPreset, BasicSoundBank, EmptySample, Generator, GeneratorTypes } from 'spessasynth_core'

const sampleRate = 44_100
const period = 100
const periods = 20

export function sineFont(): ArrayBuffer {
  const bank = new BasicSoundBank()
  const sample = new EmptySample()
  const waves = Float32Array.from({ length: period * periods }, (_, at) => Math.sin((at / period) * 2 * Math.PI) / 2)
  sample.name = 'Sine'
  sample.originalKey = 69
  sample.loopEnd = period * periods
  sample.setAudioData(waves, sampleRate)
  bank.addSamples(sample)
  const instrument = new BasicInstrument()
  instrument.name = 'Sine'
  instrument.globalZone.addGenerators(new Generator(GeneratorTypes.sampleModes, 1))
  instrument.createZone(sample)
  bank.addInstruments(instrument)
  const preset = new BasicPreset(bank)
  preset.name = 'Sine'
  preset.createZone(instrument)
  bank.addPresets(preset)
  bank.flush()
  return bank.writeSF2() as ArrayBuffer
}
