/** Names of files: what the ending says about the format, and what a name may be. Used by the dialog too. @module */

import { KaithemError, valueText } from '../errors.ts'

/** How data is written. */
export type FileType = 'json' | 'yaml' | 'toml' | 'text' | 'bin'
export type Compression = 'none' | 'gz' | 'bz2'

export interface Format {
  readonly type: FileType
  readonly compression: Compression
}

const types: ReadonlyMap<string, FileType> = new Map([
  ['json', 'json'],
  ['yaml', 'yaml'],
  ['toml', 'toml'],
  ['txt', 'text'],
  ['md', 'text'],
  ['rst', 'text'],
  ['bin', 'bin'],
])

/** The endings that say a format, without those for compression. */
export const endings: readonly string[] = [...types.keys()]
/** The endings that say a compression. */
export const compressions = ['gz', 'bz2'] as const

/** Longest name, in characters. */
export const longestName = 1024

function parseFormat(text: string): Format | undefined {
  const compression = compressions.find((ending) => text.endsWith(`.${ending}`))
  const name = compression === undefined ? text : text.slice(0, -compression.length - 1)
  const type = types.get(name.slice(name.lastIndexOf('.') + 1))
  return type === undefined ? undefined : { type, compression: compression ?? 'none' }
}

/** The format a file name says by its ending, or undefined. */
export function formatOfName(name: string): Format | undefined {
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
  return base.includes('.') ? parseFormat(base) : undefined
}

const known = endings.map((ending) => `.${ending}`).join(', ')

/**
 * The format of a file.
 *
 * @param format as the ending of a name would say it (`json`, `yaml.gz`), instead of the ending
 * @throws KAITHEM_VALUE when neither says one
 */
export function formatOf(name: string, format?: string): Format {
  const found = format === undefined ? formatOfName(name) : parseFormat(format)
  if (found !== undefined) return found
  const hint = /\.yml(\.|$)/.test(name) ? ' Write .yaml instead of .yml.' : ''
  const what = format === undefined ? `The ending of "${name}"` : `"${format}"`
  const text = `${what} says no format. Known are ${known}, each also with .gz or .bz2.${hint}`
  throw new KaithemError('KAITHEM_VALUE', text, { name, format })
}

/** Why a name cannot be used. */
export type NameFault = 'empty' | 'long' | 'char' | 'up' | 'backslash' | 'folder'

const isControl = (char: string): boolean => char < ' ' || char === '\x7f'

/**
 * What is wrong with a name, or undefined.
 *
 * @param isAbsolute names from the root are the user's business; only what no file name can be is refused
 */
export function faultOf(name: string, isAbsolute: boolean): NameFault | undefined {
  if (name.trim() === '') return 'empty'
  if (name.length > longestName) return 'long'
  if ([...name].some(isControl) || /\p{Surrogate}/u.test(name)) return 'char'
  if (/[/\\]$/.test(name)) return 'folder'
  if (isAbsolute) return undefined
  if (name.includes('\\')) return 'backslash'
  return name.split('/').includes('..') ? 'up' : undefined
}

const reasons: Readonly<Record<NameFault, string>> = {
  empty: 'it is empty',
  long: `it has more than ${longestName} characters`,
  char: 'it has a character that no file name may have',
  up: 'it leads out of the data directory by ".."; write the path from the root',
  backslash: 'it has a backslash; write / between folders',
  folder: 'it ends like a folder; add the name of a file',
}

/** @throws KAITHEM_TYPE for anything but a text, KAITHEM_VALUE for a name that cannot be used */
export function checkFileName(name: unknown): string {
  if (typeof name !== 'string') {
    throw new KaithemError('KAITHEM_TYPE', `A file name must be a string, not ${typeof name}`, {})
  }
  return name
}

/** @throws KAITHEM_VALUE for a name that cannot be used */
export function refuseFault(name: string, isAbsolute: boolean): void {
  const fault = faultOf(name, isAbsolute)
  if (fault === undefined) return
  const shown = valueText(name).slice(0, 80)
  throw new KaithemError('KAITHEM_VALUE', `"${shown}" cannot be a file: ${reasons[fault]}`, { name: shown, fault })
}
