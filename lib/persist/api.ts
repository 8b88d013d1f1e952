/** kaithem.persist: start here. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import { KaithemError } from '../errors.ts'
import { refuseUnknownOptions } from '../option-names.ts'
import { runLater, runNow } from '../platform/steps.ts'
import type { Documents, LoadSettings, SaveSettings } from './documents.ts'

export interface PathOptions {
  /** Whether `$VAR`, `${VAR}` and a leading `~` in the name are replaced; unknown variables stay. */
  readonly expand?: boolean
}

/** What `load` and `save` both may be told. */
export interface FormatOptions extends PathOptions {
  /** The format as an ending would say it (`json`, `yaml.gz`), for a name whose ending does not say it. */
  readonly format?: string
}

export interface LoadOptions extends FormatOptions {
  /**
   * Called when the file is damaged and what was saved before is read instead: with where the damaged one is kept, or
   * undefined where it stayed in its place.
   */
  readonly recovered?: (aside: string | undefined) => unknown
}

export interface SaveOptions extends FormatOptions {
  /** Only the user that runs this may read the file (mode 0700). Default false. */
  readonly private?: boolean
  /** Whether the file is replaced as a whole and the one before is kept. Default true; false writes into it. */
  readonly backup?: boolean
}

/**
 * Data in files. Names without a leading `/` are in the directory `data` of the var directory.
 *
 * Porting note: the options `md5` and `nolog` of Kaithem's code are let through and do nothing.
 *
 * Porting note: Kaithem writes NaN into JSON, gives private files the mode 0770, expands names for `save` too, and loses the mode of a
 * file it replaces; here NaN is marked, private is 0700, `save` expands when asked, and modes stay.
 */
interface PersistFunctions {
  /**
   * Files with unsaved changes: name and explanation. What is in it belongs to whoever wrote it; a persist node lists its own
   * here. Shared by everything that uses kaithem.
   *
   * @example
   * kaithem.persist.unsaved['plan.json'] = 'two lamps were moved'
   * delete kaithem.persist.unsaved['plan.json']
   */
  readonly unsaved: Record<string, unknown>
  /**
   * Reads a file. The ending of its name says the format: `.json`, `.yaml`, `.toml`, `.txt` (also `.md`, `.rst`), `.bin`, each
   * also with `.gz` or `.bz2`. A damaged file is set aside as `name.corrupt-TIME`, and what was saved before is read instead.
   *
   * @param filename in the data directory, or from the root
   * @param options `expand` (default true), `format`, `recovered` (called when what was saved before was read)
   * @returns the data; a string from texts, a Buffer from `.bin`
   * @throws KAITHEM_KEY if there is no such file; KAITHEM_IO if it cannot be read, or is damaged and there is no older good
   * one; KAITHEM_VALUE for names that cannot be used and for more than 100 MiB
   * @example
   * kaithem.persist.save({ on: true }, 'hall/lamp.json')
   * kaithem.persist.load('hall/lamp.json') // => { on: true }
   */
  load(filename: string, options?: LoadOptions): unknown
  /**
   * Writes a file, with the folders it needs. When it returns, the data survives a power cut: temporary file, fsync, rename,
   * fsync of the folder. What was there before is kept as `name.previous`. The same content is not written again.
   *
   * @param data anything the format can hold; lists, objects, texts, numbers, true, false and null always. JSON, YAML and TOML
   * also keep Map, Set, Date and Buffer (TOML has no null)
   * @param filename in the data directory, or from the root; the ending says the format as for `load`
   * @param options `private` (default false), `backup` (default true), `expand` (default false), `format`
   * @throws KAITHEM_IO if it cannot be written, the old file is then intact; KAITHEM_TYPE for data the format cannot hold;
   * KAITHEM_CYCLE for data that contains itself; KAITHEM_VALUE for names that cannot be used and for too much data
   * @example
   * kaithem.persist.save(['red', 'green'], 'show/colours.yaml.gz')
   */
  save(data: unknown, filename: string, options?: SaveOptions): void
  /**
   * As `load`, without blocking.
   *
   * @example
   * await kaithem.persist.save_async(3, 'count.json')
   * await kaithem.persist.load_async('count.json') // => 3
   */
  load_async(filename: string, options?: LoadOptions): Promise<unknown>
  /**
   * As `save`, without blocking: what takes long (compression, the disk) happens beside other work. Saves of one file happen in
   * the order they were asked for. The promise resolves when the data survives a power cut.
   *
   * @returns true, or false when the file held exactly this already
   * @example
   * await kaithem.persist.save_async({ rows: [1, 2, 3] }, 'big/log.json.bz2') // => true
   */
  save_async(data: unknown, filename: string, options?: SaveOptions): Promise<boolean>
  /**
   * Whether there is such a file.
   *
   * @param options `expand` (default true)
   * @throws KAITHEM_VALUE for names that cannot be used
   * @example
   * kaithem.persist.exists('nothing.json') // => false
   */
  exists(filename: string, options?: PathOptions): boolean
  /**
   * Removes a file and what was saved before it.
   *
   * @param options `expand` (default false)
   * @returns whether there was one
   * @throws KAITHEM_IO if it cannot be removed, KAITHEM_VALUE for names that cannot be used
   * @example
   * kaithem.persist.save('short', 'note.txt')
   * kaithem.persist.delete('note.txt') // => true
   */
  delete(filename: string, options?: PathOptions): boolean
  /**
   * Where a file is: its full path, without symbolic links.
   *
   * @param options `expand` (default true)
   * @throws KAITHEM_VALUE for names that cannot be used
   * @example
   * kaithem.persist.path('hall/lamp.json').endsWith('data/hall/lamp.json') // => true
   */
  path(filename: string, options?: PathOptions): string
}

export type PersistApi = WithAliases<PersistFunctions>

/** All of them, so that loading and saving may share an object of options. */
const optionNames = ['expand', 'format', 'private', 'backup', 'recovered']
/** Of KaithemAutomation; nothing here needs them. */
const needless = ['md5', 'nolog']

const flags = ['expand', 'private', 'backup'] as const

/** @throws KAITHEM_TYPE for options that are none, KAITHEM_VALUE for one that does not exist */
function settingsOf(
  who: string,
  options: (SaveOptions & LoadOptions) | undefined,
  expand: boolean,
): SaveSettings & LoadSettings {
  const given: SaveOptions & LoadOptions = options ?? {}
  if (typeof given !== 'object') {
    throw new KaithemError('KAITHEM_TYPE', 'Options are an object such as { private: true }', {})
  }
  refuseUnknownOptions(who, given, optionNames, needless)
  for (const flag of flags) {
    const value: unknown = given[flag]
    if (value === undefined || value === null || typeof value === 'boolean') continue
    throw new KaithemError('KAITHEM_TYPE', `${flag} must be true or false, not ${typeof value}`, { flag })
  }
  if (given.format !== undefined && typeof given.format !== 'string') {
    throw new KaithemError('KAITHEM_TYPE', `format must be a string, not ${typeof given.format}`, {})
  }
  const recovered: unknown = given.recovered ?? undefined
  if (recovered !== undefined && typeof recovered !== 'function') {
    throw new KaithemError('KAITHEM_TYPE', `recovered must be a function, not ${typeof recovered}`, {})
  }
  return {
    recovered: given.recovered,
    expand: given.expand ?? expand,
    private: given.private ?? false,
    backup: given.backup ?? true,
    format: given.format,
  }
}

/** The files, the same for every view: nothing here outlives its call. */
export function createPersistApi(documents: Documents): PersistApi {
  const api: PersistFunctions = {
    unsaved: documents.unsaved,
    load: (filename, options) => runNow(documents.load(filename, settingsOf('load()', options, true))),
    save: (data, filename, options) => {
      runNow(documents.save(data, filename, settingsOf('save()', options, false)))
    },
    load_async: async (filename, options) =>
      runLater(documents.load(filename, settingsOf('load_async()', options, true))),
    save_async: async (data, filename, options) =>
      runLater(documents.save(data, filename, settingsOf('save_async()', options, false))),
    exists: (filename, options) => documents.exists(filename, settingsOf('exists()', options, true).expand),
    delete: (filename, options) => documents.delete(filename, settingsOf('delete()', options, false).expand),
    path: (filename, options) => documents.find(filename, settingsOf('path()', options, true).expand).path,
  }
  addAliases(api)
  return api as PersistApi
}
