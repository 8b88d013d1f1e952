import { expect, it } from 'vitest'
import { fluidArguments, fluidLines } from '../../../../../lib/midi/backends/fluidsynth/commands.ts'
import type { SynthSettings } from '../../../../../lib/midi/synth.ts'

const settings: SynthSettings = {
  ...{ soundfont: '/gm.sf2', jackClientName: undefined, output: undefined },
  ...{ reverb: false, chorus: true, ondemand: true },
}
const usual = ['-q', '-n', '-R', '0', '-C', '1', '-o', 'synth.dynamic-sample-loading=1']

it.each<[string, Partial<SynthSettings>, string[]]>([
  ['nothing said', {}, []],
  ['a driver', { output: 'pulseaudio' }, ['-a', 'pulseaudio']],
  ['a device', { output: 'alsa:hw:1' }, ['-a', 'alsa', '-o', 'audio.alsa.device=hw:1']],
  ['a client of JACK', { jackClientName: 'organ' }, ['-o', 'audio.jack.id=organ', '-a', 'jack', '-j']],
])('arguments: %s', (_title, some, expected) => {
  expect(fluidArguments({ ...settings, ...some })).toEqual([...usual, ...expected, '/gm.sf2'])
})

it('lines', () => {
  expect(fluidLines(['programSelect', 0, 128, 5])).toBe('select 0 1 128 5\n')
  expect(fluidLines(['programChange', 1, 26])).toBe('prog 1 26\n')
  expect(fluidLines(['noteOn', 0, 60, 100])).toBe('noteon 0 60 100\n')
  expect(fluidLines(['noteOff', 0, 60])).toBe('noteoff 0 60\n')
  expect(fluidLines(['cc', 0, 7, 90])).toBe('cc 0 7 90\n')
  expect([-8192, 0, 8191].map((value) => fluidLines(['pitchBend', 0, value]))).toEqual([
    ...['pitch_bend 0 0\n', 'pitch_bend 0 8192\n', 'pitch_bend 0 16383\n'],
  ])
  expect(fluidLines(['allNotesOff']).match(/cc \d+ 123 0\n/g)?.length).toBe(16)
})
