/** Loading and saving documents: where they are, how they are written, and what happens when one is damaged. @module */

import { errorText, KaithemError } from '../errors.ts'
import type { Clock } from '../platform/clock.ts'
import type { Damage } from '../platform/damage.ts'
import type { Files } from '../platform/files.ts'
import { asideOf, isDamage, previousOf, recover } from '../platform/generations.ts'
import { type Steps, step } from '../platform/steps.ts'
import { decodeBzip2, type SeekBzip } from './bzip2/decode.ts'
import { encodeBzip2 } from './bzip2/encode.ts'
import type { Codec, CodecDeps } from './codec.ts'
import { createCodecs } from './formats.ts'
import { longestContent, refuseLong } from './limits.ts'
import { type FileType, type Format, formatOf } from './names.ts'
import { type Place, Places, type PlacesDeps } from './places.ts'
import { Turns } from './turns.ts'

export interface DocumentsDeps extends CodecDeps, PlacesDeps {
  readonly clock: Clock
  readonly damage: Damage
}

export interface PlaceSettings {
  readonly expand: boolean
  readonly format: string | undefined
}

/** Told that what was saved before is read instead of a damaged file, with where that is kept. */
export type OnRecovered = (aside: string | undefined) => unknown

export interface LoadSettings extends PlaceSettings {
  readonly recovered: OnRecovered | undefined
}

export interface SaveSettings extends PlaceSettings {
  readonly private: boolean
  readonly backup: boolean
}

export class Documents {
  /** What is not saved yet: file names with explanations. A plain table for everybody. */
  readonly unsaved: Record<string, unknown> = Object.create(null)
  private readonly deps: DocumentsDeps
  private readonly places: Places
  private readonly turns = new Turns()
  private readonly codecs: Readonly<Record<FileType, Codec>>
  /** Files found damaged without a good generation: what is in them is not to be kept as one. */
  private readonly damaged = new Set<string>()

  constructor(deps: DocumentsDeps) {
    this.deps = deps
    this.places = new Places(deps)
    this.codecs = createCodecs(deps)
  }

  /** Where a file is. @throws KAITHEM_TYPE, KAITHEM_VALUE for names that cannot be used */
  find(name: string, isExpanded: boolean): Place {
    return this.places.find(name, isExpanded)
  }

  /** @throws KAITHEM_KEY for a file that does not exist, KAITHEM_IO for one that cannot be read or is damaged */
  *load(name: string, settings: LoadSettings): Steps<unknown> {
    const place = this.places.find(name, settings.expand)
    const { files, path } = place
    // A missing file wins over a wrong ending.
    this.checkFile(place, name)
    const format = formatOf(name, settings.format)
    try {
      const bytes = yield* step(
        () => files.read(path),
        () => files.readAsync(path),
      )
      if (bytes === null) throw missing(name, path)
      return yield* this.decode(format, bytes)
    } catch (error) {
      if (!isDamage(error)) throw error
      return this.recover(place, format, error, settings.recovered)
    }
  }

  /** @returns whether anything had to be written */
  *save(data: unknown, name: string, settings: SaveSettings): Steps<boolean> {
    const { files, path } = this.places.find(name, settings.expand)
    const format = formatOf(name, settings.format)
    const turn = this.turns.take(path)
    try {
      const bytes = yield* this.encode(format, data, path)
      // Threads that pack do not end in the order in which they began.
      yield* step(
        () => undefined,
        () => turn.before,
      )
      return yield* this.write(files, path, bytes, settings)
    } finally {
      turn.end()
    }
  }

  private *write(files: Files, path: string, bytes: Uint8Array, settings: SaveSettings): Steps<boolean> {
    const keep = this.damaged.has(path) ? asideOf(this.recoveryDeps(files), path) : previousOf(path)
    const options = { private: settings.private, inPlace: !settings.backup, keep }
    const written = yield* step(
      () => files.writeDurable(path, bytes, options),
      () => files.writeDurableAsync(path, bytes, options),
    )
    this.damaged.delete(path)
    return written
  }

  /** Whether there is such a file. */
  exists(name: string, isExpanded: boolean): boolean {
    const { files, path } = this.places.find(name, isExpanded)
    return files.stat(path)?.kind === 'file'
  }

  /** Removes a file with the generation before it; answers whether there was one. */
  delete(name: string, isExpanded: boolean): boolean {
    const { files, path } = this.places.find(name, isExpanded)
    const found = files.stat(path)
    // The older one first, or a start after a power cut would bring it back.
    files.remove(previousOf(path))
    files.remove(path)
    return found !== null
  }

  private checkFile({ files, path }: Place, name: string): void {
    const info = files.stat(path)
    if (info === null) throw missing(name, path)
    if (info.kind !== 'file') {
      throw new KaithemError('KAITHEM_IO', `${path} is no file but a ${info.kind}`, { path, reason: 'EISDIR' })
    }
    refuseLong(info.size, path)
  }

  private *encode(format: Format, data: unknown, path: string): Steps<Uint8Array> {
    const plain = this.codecs[format.type].encode(data)
    refuseLong(plain.length, path)
    const { bytes } = this.deps
    if (format.compression === 'none') return plain
    if (format.compression === 'bz2') return yield* pausing(encodeBzip2(plain), () => bytes.pause())
    return yield* step(
      () => bytes.gzip(plain),
      () => bytes.gzipAsync(plain),
    )
  }

  private *decode(format: Format, content: Uint8Array): Steps<unknown> {
    const { bytes } = this.deps
    const codec = this.codecs[format.type]
    if (format.compression !== 'gz') return codec.decode(this.unpack(format, content))
    return codec.decode(
      yield* step(
        () => bytes.gunzip(content, longestContent),
        () => bytes.gunzipAsync(content, longestContent),
      ),
    )
  }

  private unpack({ compression }: Format, content: Uint8Array): Uint8Array {
    if (compression === 'gz') return this.deps.bytes.gunzip(content, longestContent)
    if (compression === 'none') return content
    return decodeBzip2(this.deps.packages.load('seek-bzip') as SeekBzip, content, longestContent)
  }

  private recover({ files, path }: Place, format: Format, error: unknown, told: OnRecovered | undefined): unknown {
    const decode = (bytes: Uint8Array): unknown => this.codecs[format.type].decode(this.unpack(format, bytes))
    const recovered = recover(this.recoveryDeps(files), path, decode, error)
    if (recovered !== undefined) {
      told?.(recovered.aside)
      return recovered.value
    }
    // It stays where its owner looks for it; a save that replaces it keeps it under another name.
    if (!this.damaged.has(path)) this.deps.damage.report(path, undefined, error)
    this.damaged.add(path)
    const text = `${path} is damaged, and there is no older good one: ${errorText(error)}`
    throw new KaithemError('KAITHEM_IO', text, { path, reason: 'damaged' }, error)
  }

  private recoveryDeps(files: Files) {
    return { files, clock: this.deps.clock, onDamage: this.deps.damage.report }
  }
}

function missing(name: string, path: string): KaithemError {
  return new KaithemError('KAITHEM_KEY', `There is no file ${path}`, { name, path, reason: 'ENOENT' })
}

/** Lets other work run before each step. */
function* pausing<T>(steps: Steps<T>, pause: () => Promise<void>): Steps<T> {
  let state = steps.next()
  while (!state.done) {
    const { now } = state.value
    const result = yield* step(now, () => pause().then(now))
    state = steps.next(result)
  }
  return state.value
}
