/**
 * Which instrument is meant: a number, or words out of its name.
 *
 * Porting note: Kaithem's table of General MIDI lacks number 23 (Tango Accordion), and it takes any number without looking; here
 * the table is whole, and programs are 0 to 127.
 *
 * @module
 */

import { KaithemError, valueText } from '../errors.ts'
import { generalMidi } from './general-midi.ts'
import type { Preset } from './synth.ts'

/** What a synthesizer is told. */
export interface Program {
  readonly bank: number
  readonly program: number
}

/** The bank of drums in a SoundFont. */
const drumBank = 128
/** Words that are true of every preset there. */
const drumWords: readonly string[] = ['kit', 'drum', 'drums']
const highestBank = 16383

const wordsOf = (name: string): readonly string[] => name.toLowerCase().replace(/[()]/g, '').split(' ')

function matches(asked: readonly string[], name: string, bank: number): boolean {
  const [known = ''] = name.split('\0')
  const words = wordsOf(known)
  return asked.every((word) => words.includes(word) || (bank === drumBank && drumWords.includes(word)))
}

function checkBank(bank: unknown): number | undefined {
  if (bank === undefined || bank === null) return undefined
  if (typeof bank === 'number' && Number.isInteger(bank) && bank >= 0 && bank <= highestBank) return bank
  const text = `A bank is a whole number from 0 to ${highestBank}, not ${valueText(bank)}`
  throw new KaithemError('KAITHEM_VALUE', text, { bank: valueText(bank) })
}

function checkProgram(program: number): number {
  if (Number.isInteger(program) && program >= 0 && program <= 127) return program
  throw new KaithemError('KAITHEM_VALUE', `A MIDI program is a whole number from 0 to 127, not ${program}`, { program })
}

/** A number, also one that is written as a text. */
function numberOf(instrument: unknown): number | undefined {
  if (typeof instrument === 'number') return instrument
  return typeof instrument === 'string' && /^\s*[+-]?\d+\s*$/.test(instrument) ? Number(instrument) : undefined
}

/**
 * The first instrument whose name has all the words, in any order, upper and lower case alike: of the SoundFont's in the order
 * of the file, then of General MIDI by number. A number is that program.
 *
 * @param bank where it is; default: the preset's own, 0 for numbers and names of General MIDI
 * @param presets asked only for words
 * @throws KAITHEM_VALUE for a program or bank out of range, or when nothing matches; KAITHEM_TYPE for neither number nor
 * text
 * @example findInstrument('jazz guitar', undefined, () => []) // { bank: 0, program: 26 }
 */
export function findInstrument(instrument: unknown, bank: unknown, presets: () => readonly Preset[]): Program {
  const given = checkBank(bank)
  const number = numberOf(instrument)
  if (number !== undefined) return { bank: given ?? 0, program: checkProgram(number) }
  if (typeof instrument !== 'string') {
    throw new KaithemError('KAITHEM_TYPE', `An instrument is a number or words, not ${valueText(instrument)}`, {})
  }
  const asked = wordsOf(instrument)
  if (instrument.trim() !== '') {
    const preset = presets().find((each) => matches(asked, each.name, each.bank))
    if (preset !== undefined) return { bank: given ?? preset.bank, program: preset.program }
    const found = Object.entries(generalMidi).find(([, name]) => matches(asked, name, 0))
    if (found !== undefined) return { bank: given ?? 0, program: Number(found[0]) }
  }
  const shown = JSON.stringify(instrument.slice(0, 60))
  const text = `No instrument has all the words of ${shown} in its name; kaithem.midi.numbersToGM has the names of General MIDI`
  throw new KaithemError('KAITHEM_VALUE', text, { instrument: instrument.slice(0, 60) })
}
