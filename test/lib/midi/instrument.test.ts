import { describe, expect, it } from 'vitest'
import { generalMidi } from '../../../lib/midi/general-midi.ts'
import { findInstrument } from '../../../lib/midi/instrument.ts'
import type { Preset } from '../../../lib/midi/synth.ts'
import { codeOf } from './support.ts'

const none = (): Preset[] => []
const preset = (bank: number, program: number, name: string): Preset => ({ bank, program, name })

describe('numbers', () => {
  it.each<[unknown, unknown, object]>([
    [0, undefined, { bank: 0, program: 0 }],
    [127, null, { bank: 0, program: 127 }],
    ['26', 8, { bank: 8, program: 26 }],
    [' +26 ', undefined, { bank: 0, program: 26 }],
    [5, 128, { bank: 128, program: 5 }],
  ])('%j in bank %j', (instrument, bank, expected) => {
    expect(findInstrument(instrument, bank, none)).toEqual(expected)
  })

  it.each<[unknown, unknown, string]>([
    [128, undefined, 'KAITHEM_VALUE'],
    [-1, undefined, 'KAITHEM_VALUE'],
    ['-1', undefined, 'KAITHEM_VALUE'],
    ['300', undefined, 'KAITHEM_VALUE'],
    [1.5, undefined, 'KAITHEM_VALUE'],
    [Number.NaN, undefined, 'KAITHEM_VALUE'],
    [0, -1, 'KAITHEM_VALUE'],
    [0, 16384, 'KAITHEM_VALUE'],
    [0, '8', 'KAITHEM_VALUE'],
    [null, undefined, 'KAITHEM_TYPE'],
    [undefined, undefined, 'KAITHEM_TYPE'],
    [{}, undefined, 'KAITHEM_TYPE'],
  ])('%j in bank %j is refused', (instrument, bank, code) => {
    expect(codeOf(() => findInstrument(instrument, bank, none))).toBe(code)
  })

  it('presets are not asked for', () => {
    const unused = (): Preset[] => {
      throw new Error('asked')
    }
    expect(findInstrument('26', undefined, unused).program).toBe(26)
  })
})

describe('words of General MIDI', () => {
  it.each([
    ['jazz guitar', 26],
    ['GUITAR Jazz', 26],
    ['guitar', 24],
    ['piano 2', 5],
    ['string', 48],
    ['strings', 44],
    ['drum', 116],
    ['tango', 23],
    ['honky-tonk', 3],
    ['(jazz)', 26],
    ['electric guitar (jazz)', 26],
  ])('%j is program %d', (words, program) => {
    expect(findInstrument(words, undefined, none)).toEqual({ bank: 0, program })
  })

  it.each(['', ' ', 'honky tonk', 'guit', 'kazoo', 'jazz  guitar', 'drums kit'])('nothing is called %j', (words) => {
    expect(codeOf(() => findInstrument(words, undefined, none))).toBe('KAITHEM_VALUE')
  })

  it('every name finds itself, or one before it that has the same words', () => {
    for (const [number, name] of Object.entries(generalMidi)) {
      const { program } = findInstrument(name, undefined, none)
      expect(program).toBeLessThanOrEqual(Number(number))
    }
  })

  it('a bank that is given stays', () => {
    expect(findInstrument('jazz guitar', 8, none)).toEqual({ bank: 8, program: 26 })
  })
})

describe('presets of the SoundFont', () => {
  const presets = (): Preset[] => [
    preset(0, 40, 'Fiddle Jazz'),
    preset(8, 26, 'Jazz Guitar\0 old name flute'),
    preset(0, 26, 'Jazz Guitar'),
    preset(128, 0, 'Standard'),
    preset(128, 16, 'Power'),
    preset(0, 5, ''),
  ]

  it.each<[string, object]>([
    ['guitar', { bank: 8, program: 26 }],
    ['jazz', { bank: 0, program: 40 }],
    ['drum', { bank: 128, program: 0 }],
    ['Drums', { bank: 128, program: 0 }],
    ['drum kit', { bank: 128, program: 0 }],
    ['power drum kit', { bank: 128, program: 16 }],
    ['flute', { bank: 0, program: 73 }],
    ['trumpet', { bank: 0, program: 56 }],
  ])('%j is %j', (words, expected) => {
    expect(findInstrument(words, undefined, presets)).toEqual(expected)
  })

  it('a bank that is given goes before that of the preset', () => {
    expect(findInstrument('guitar', 3, presets)).toEqual({ bank: 3, program: 26 })
    expect(findInstrument('drum', 0, presets)).toEqual({ bank: 0, program: 0 })
  })

  it('a preset without a name has no words, also not the empty one', () => {
    expect(codeOf(() => findInstrument('', undefined, presets))).toBe('KAITHEM_VALUE')
  })
})
