import { expect, it } from 'vitest'
import type { SynthBackend } from '../../../lib/midi/synth.ts'
import { type SynthChoice, selectSynth } from '../../../lib/midi/synth-choice.ts'

const backend = (name: string, refused = false): SynthBackend => ({
  name,
  probe: () => (refused ? { reason: 'noLibrary', message: 'not there', data: {} } : undefined),
  open: () => {
    throw new Error('not now')
  },
})

it.each<[SynthChoice, boolean, string | undefined, string[]]>([
  ['auto', false, 'spessasynth', []],
  ['auto', true, 'fluidsynth', ['spessasynth']],
  ['fluidsynth', false, 'fluidsynth', []],
  ['spessasynth', true, undefined, ['spessasynth']],
  ['null', false, undefined, []],
])('%s, first one refused: %s', (choice, refused, name, tried) => {
  const found = selectSynth(choice, [backend('spessasynth', refused), backend('fluidsynth')])
  expect([found.backend?.name, found.tried.map(({ synth }) => synth)]).toEqual([name, tried])
})

it('a choice that is none is an error, a probe that throws a refusal', () => {
  expect(() => selectSynth('organ' as SynthChoice, [])).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  const broken = { ...backend('spessasynth'), probe: () => JSON.parse('{') }
  expect(selectSynth('auto', [broken]).tried).toMatchObject([{ refusal: { reason: 'failed' } }])
})
