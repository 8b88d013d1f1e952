import { expect, it } from 'vitest'
import { readSynthArguments } from '../../../lib/midi/synth-options.ts'
import { codeOf } from './support.ts'

const nothing = {
  ...{ soundfont: undefined, jackClientName: undefined, output: undefined, connectMidi: undefined },
  ...{ reverb: false, chorus: false, ondemand: true },
}

it.each<[string, unknown[], object]>([
  ['nothing', [], {}],
  ['null', [null, null], {}],
  ['a SoundFont', ['/a.sf2'], { soundfont: '/a.sf2' }],
  ['a JACK name too', ['/a.sf2', 'organ'], { soundfont: '/a.sf2', jackClientName: 'organ' }],
  ['options last', [undefined, undefined, { reverb: true }], { reverb: true }],
  [
    'options alone',
    [{ soundfont: '/b.sf3', chorus: true, ondemand: false }],
    { soundfont: '/b.sf3', chorus: true, ondemand: false },
  ],
  ['options over what stands before', ['/a.sf2', null, { soundfont: '/b.sf2' }], { soundfont: '/b.sf2' }],
  [
    'both spellings',
    [{ connectMidi: 'pads', jack_client_name: 'organ' }],
    { connectMidi: 'pads', jackClientName: 'organ' },
  ],
  ['where to play', [{ connect_output: 'card 2' }], { output: 'card 2' }],
])('%s', (_what, args, expected) => {
  expect(readSynthArguments(args)).toEqual({ ...nothing, ...expected })
})

it.each<[unknown[], string]>([
  [[5], 'KAITHEM_TYPE'],
  [['/a.sf2', 5], 'KAITHEM_TYPE'],
  [['/a.sf2', null, 'reverb'], 'KAITHEM_TYPE'],
  [[{ reverb: 1 }], 'KAITHEM_TYPE'],
  [[{ connect_midi: 3 }], 'KAITHEM_TYPE'],
  [[{ reverbs: true }], 'KAITHEM_VALUE'],
])('refuses %j', (args, code) => {
  expect(codeOf(() => readSynthArguments(args))).toBe(code)
})
