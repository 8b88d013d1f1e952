/** Public names of kaithem.midi. @module */

import { type ApiName, section } from '../api-name.ts'

const synth = 'kaithem.midi.FluidSynth#'

export const midiNames: readonly ApiName[] = [
  ...section(
    'kaithem.midi',
    'kaithem.midi.',
    'FluidSynth numbersToGM instrumentSearch numbersToDrums inputs outputs on_message on_ports instruments send receive backend diagnostics',
  ),
  ...section('FluidSynth.setInstrument(channel, instrument, bank=0)', synth, 'setInstrument'),
  ...section('FluidSynth.fs', synth, 'fs'),
  ...section('kaithem.midi.FluidSynth', synth, 'noteOn noteOff cc pitchBend programChange close dispose'),
]
