/** What may be said when a synthesizer is made, and how it is read. @module */

import { camelCase, snakeCase } from '../aliases.ts'
import { KaithemError, valueText } from '../errors.ts'
import { refuseUnknownOptions } from '../option-names.ts'
import type { SynthSettings } from './synth.ts'

/** Options of `FluidSynth`; both spellings of each do. */
export interface FluidSynthOptions {
  /** Path of a SoundFont, `.sf2` or `.sf3` (default: one of the system's). */
  readonly soundfont?: string | null | undefined
  /** Name among the clients of JACK, where the synthesizer is one. */
  readonly jackClientName?: string | null | undefined
  /** Name of a MIDI input: what comes in there is played. */
  readonly connect_midi?: string | null | undefined
  /** Sound card to play on (default: the default one). */
  readonly connect_output?: string | null | undefined
  /** Default false. */
  readonly reverb?: boolean | undefined
  /** Default false. */
  readonly chorus?: boolean | undefined
  /** Load samples when they are first needed (default true). */
  readonly ondemand?: boolean | undefined
}

/** What may be given: the SoundFont, the JACK name and the options, each of which may be left out from the right; or the options alone. */
export type FluidSynthArguments =
  | readonly [options?: FluidSynthOptions]
  | readonly [
      soundfont?: string | null | undefined,
      jackClientName?: string | null | undefined,
      options?: FluidSynthOptions,
    ]

export interface FluidSynthSettings extends Omit<SynthSettings, 'soundfont'> {
  /** Undefined: the usual one. */
  readonly soundfont: string | undefined
  readonly connectMidi: string | undefined
}

const optionNames = ['soundfont', 'jackClientName', 'connect_midi', 'connect_output', 'reverb', 'chorus', 'ondemand']

type Given = Readonly<Record<string, unknown>>

function wrongType(what: string, wanted: string, value: unknown): KaithemError {
  const text = `${what} of FluidSynth is ${wanted}, not ${valueText(value).slice(0, 60)}`
  return new KaithemError('KAITHEM_TYPE', text, { option: what })
}

function textOf(what: string, value: unknown): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value === 'string') return value
  throw wrongType(what, 'a text', value)
}

function flagOf(what: string, value: unknown, preset: boolean): boolean {
  if (value === undefined || value === null) return preset
  if (typeof value === 'boolean') return value
  throw wrongType(what, 'true or false', value)
}

function optionsIn(args: readonly unknown[]): Given {
  const [soundfont, jackClientName, options] = args
  const isAlone = typeof soundfont === 'object' && soundfont !== null
  const given = (isAlone ? soundfont : (options ?? {})) as Given
  if (typeof given !== 'object') throw wrongType('The third argument', 'an object of options', given)
  refuseUnknownOptions('FluidSynth', given, optionNames)
  return isAlone ? given : { soundfont, jackClientName, ...given }
}

/** @throws KAITHEM_TYPE, KAITHEM_VALUE naming the option */
export function readSynthArguments(args: readonly unknown[]): FluidSynthSettings {
  const given = optionsIn(args)
  const option = (name: string): unknown => given[name] ?? given[camelCase(name)] ?? given[snakeCase(name)]
  const text = (name: string): string | undefined => textOf(name, option(name))
  const flag = (name: string, preset: boolean): boolean => flagOf(name, option(name), preset)
  return {
    ...{ soundfont: text('soundfont'), jackClientName: text('jackClientName'), output: text('connect_output') },
    ...{ reverb: flag('reverb', false), chorus: flag('chorus', false), ondemand: flag('ondemand', true) },
    connectMidi: text('connect_midi'),
  }
}
