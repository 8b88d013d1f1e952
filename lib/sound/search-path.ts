/**
 * Where sound files are looked for.
 *
 * Porting note: Kaithem also looks in the directory that the server was started in, and follows `..` out of its folders; here a
 * relative name stays inside the folders that are searched. Its modules are the tabs of a flow, their files those in
 * `modules/<tab>/media` of the directory for data.
 *
 * @module
 */

import { KaithemError, valueText } from '../errors.ts'
import type { Files } from '../platform/files.ts'
import type { PackageFiles } from '../platform/packages.ts'
import { checkAddress, isAddress } from './address.ts'
import { builtinPath, builtinWord } from './builtin.ts'

export interface SearchDeps {
  readonly files: Files
  readonly packages: PackageFiles
  readonly vardir: () => string | undefined
  /** The entries of `audio-paths`. */
  readonly directories: () => readonly string[]
  /** Names of modules, in order. */
  readonly modules: () => readonly string[]
}

const longestName = 4096

/** True for names that lead out of the folder they are joined to. */
export function leavesFolder(name: string): boolean {
  let depth = 0
  for (const part of name.split(/[/\\]/)) {
    if (part === '..') depth--
    else if (part !== '' && part !== '.') depth++
    if (depth < 0) return true
  }
  return false
}

function checkName(value: unknown): string {
  if (typeof value !== 'string') {
    throw new KaithemError('KAITHEM_TYPE', `The name of a sound file is a text, not ${typeof value}`, {})
  }
  const isName = value !== '' && value.length <= longestName && !value.includes('\0')
  if (isName) return value
  throw new KaithemError('KAITHEM_VALUE', 'The name of a sound file is empty, too long, or has a zero in it', {})
}

/** @example new SearchPath(deps).resolve('chime.wav', []) */
export class SearchPath {
  private readonly deps: SearchDeps

  constructor(deps: SearchDeps) {
    this.deps = deps
  }

  /**
   * The full path of a sound file: the first that there is. Addresses of the web are taken as they are.
   *
   * @param extra folders to look in first
   * @throws KAITHEM_KEY there is none; KAITHEM_VALUE the name leads out of the folders; KAITHEM_TYPE
   */
  resolve(name: unknown, extra: readonly string[] = []): string {
    const file = checkName(name)
    const { files } = this.deps
    if (isAddress(file)) return checkAddress(file)
    if (files.isAbsolute(file)) {
      if (this.isFile(file)) return file
      throw new KaithemError('KAITHEM_KEY', `There is no sound file ${file}`, { file })
    }
    if (leavesFolder(file)) {
      const text = `The name of the sound file ${file} leads out of the folders that are searched; use its full path`
      throw new KaithemError('KAITHEM_VALUE', text, { file })
    }
    for (const path of this.candidates(file, extra)) {
      if (this.isFile(path)) return files.isAbsolute(path) ? path : files.realpath(path)
    }
    const text = `There is no sound file ${file} in ${this.places(extra)}; name its full path, or add its folder to audio-paths`
    throw new KaithemError('KAITHEM_KEY', text, { file })
  }

  private *candidates(file: string, extra: readonly string[]): Generator<string> {
    const { files, packages } = this.deps
    for (const folder of this.folders(extra)) {
      if (folder !== builtinWord) yield files.join(folder, file)
      const builtin = folder === builtinWord ? builtinPath(packages, file) : undefined
      if (builtin !== undefined) yield builtin
    }
  }

  private *folders(extra: readonly string[]): Generator<string> {
    const { files, vardir, directories, modules } = this.deps
    const home = vardir()
    yield* extra
    for (const entry of directories()) {
      const isRelative = entry !== builtinWord && !files.isAbsolute(entry)
      yield isRelative && home !== undefined ? files.join(home, entry) : entry
    }
    if (home === undefined) return
    yield files.join(home, 'static')
    yield files.join(home, 'assets')
    for (const module of modules()) {
      const isFolder = module !== '' && !/[/\\\0]/.test(module) && !leavesFolder(module) && module !== '.'
      if (isFolder) yield files.join(home, 'modules', module, 'media')
    }
  }

  private places(extra: readonly string[]): string {
    const all = [...new Set(this.folders(extra))].map((each) => (each === builtinWord ? 'the builtin sounds' : each))
    const shown = all.slice(0, 8).join(', ')
    return shown === '' ? 'any folder, because none is configured' : shown + (all.length > 8 ? ' and more' : '')
  }

  private isFile(path: string): boolean {
    try {
      return this.deps.files.stat(path)?.kind === 'file'
    } catch {
      // A name that is no name here (a file where a folder should be, too long a part) is not there.
      return false
    }
  }
}

/** The entries of `audio-paths`. @throws KAITHEM_TYPE */
export function readDirectories(value: unknown): readonly string[] {
  if (value === undefined || value === null) return [builtinWord]
  if (typeof value === 'string') return [value]
  if (Array.isArray(value) && value.every((each) => typeof each === 'string' && each !== '' && !each.includes('\0'))) {
    return value
  }
  throw new KaithemError('KAITHEM_TYPE', `audio-paths is a list of folders, not ${valueText(value)}`, {})
}
