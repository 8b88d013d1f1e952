import { beforeEach, describe, expect, it } from 'vitest'
import { NullSynth } from '../../../lib/midi/backends/null-synth.ts'
import { type FluidSynth, FluidSynthHandle } from '../../../lib/midi/fluid-synth.ts'
import type { Preset } from '../../../lib/midi/synth.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { Owner } from '../../../lib/scope.ts'
import { callsOf } from './fake-synth.ts'
import { codeOf } from './support.ts'

let raw: NullSynth
let owner: Owner
let synth: FluidSynth
let ends: number
const presets: Preset[] = [{ name: 'Jazz Guitar', bank: 8, program: 26 }]

beforeEach(() => {
  raw = new NullSynth(new ManualClock())
  owner = new Owner('test')
  ends = 0
  const ended = (): void => void ends++
  synth = new FluidSynthHandle({ synth: raw, presets: () => presets, ended }, owner) as FluidSynth
})

it('begins with program 0 of bank 0 on all 16 channels', () => {
  const expected = Array.from({ length: 16 }, (_, channel) => ['programSelect', channel, 0, 0])
  expect(raw.calls.map(({ call, args }) => [call, ...args])).toEqual(expected)
})

it('hands on what it is told', () => {
  synth.setInstrument(0, 'guitar')
  synth.setInstrument(15, '40', 2)
  synth.noteOn(1, 60, 100)
  synth.noteOff(1, 60)
  synth.cc(2, 7, 127)
  synth.pitchBend(3, -8192)
  synth.programChange(4, 127)
  expect(callsOf(raw.calls)).toEqual([
    ['programSelect', 0, 8, 26],
    ['programSelect', 15, 2, 40],
    ['noteOn', 1, 60, 100],
    ['noteOff', 1, 60],
    ['cc', 2, 7, 127],
    ['pitchBend', 3, -8192],
    ['programChange', 4, 127],
  ])
})

it.each<[string, (s: FluidSynth) => void]>([
  ['a channel above 15', (s) => s.noteOn(16, 60, 100)],
  ['a channel of setInstrument', (s) => s.setInstrument(-1, 0)],
  ['a note', (s) => s.noteOn(0, 128, 100)],
  ['a note that ends', (s) => s.noteOff(0, -1)],
  ['a velocity', (s) => s.noteOn(0, 60, 128)],
  ['a control', (s) => s.cc(0, 128, 0)],
  ['a value', (s) => s.cc(0, 7, 128)],
  ['a pitch', (s) => s.pitchBend(0, 8192)],
  ['a program', (s) => s.programChange(0, 128)],
  ['an instrument', (s) => s.setInstrument(0, 'kazoo')],
])('%s out of range is refused, and nothing is played', (_what, work) => {
  expect(codeOf(() => work(synth))).toBe('KAITHEM_VALUE')
  expect(callsOf(raw.calls)).toEqual([])
})

it('answers to both spellings', () => {
  synth.note_on(0, 60, 1)
  synth.set_instrument(0, 5)
  expect(callsOf(raw.calls).map(([call]) => call)).toEqual(['noteOn', 'programSelect'])
})

describe('closing', () => {
  it('ends every note, once', () => {
    synth.close()
    synth.close()
    expect([callsOf(raw.calls), ends, owner.size]).toEqual([[['allNotesOff'], ['close']], 1, 0])
  })

  it('happens with its owner', () => {
    owner.dispose()
    expect([callsOf(raw.calls).at(-1), ends]).toEqual([['close'], 1])
  })

  it('refuses everything afterwards', () => {
    expect(synth.fs).toBe(raw)
    synth.dispose()
    for (const work of [() => synth.noteOn(0, 60, 1), () => synth.setInstrument(0, 0), () => synth.fs]) {
      expect(codeOf(work)).toBe('KAITHEM_CLOSED')
    }
  })
})

it('is short in messages and in listings', () => {
  expect(JSON.stringify({ payload: synth })).toBe('{"payload":{"synth":"null","closed":false}}')
  expect([Object.keys(synth), String(synth)]).toEqual([[], '[object FluidSynth]'])
})
