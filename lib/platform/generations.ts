/**
 * A file and the generation before it: a damaged file is set aside and the one before takes its place, so that no damage
 * stops a start.
 *
 * @module
 */

import { isKaithemError } from '../errors.ts'
import type { Clock } from './clock.ts'
import type { OnDamage } from './damage.ts'
import type { Files } from './files.ts'

/** Where the generation before a file is kept. */
export const previousOf = (path: string): string => `${path}.previous`

export interface GenerationDeps {
  readonly files: Files
  readonly clock: Clock
  readonly onDamage: OnDamage
}

/** A free name for a damaged file: `name.corrupt-20260131T120000Z`. */
export function asideOf({ files, clock }: GenerationDeps, path: string): string {
  const time = new Date(clock.wall() * 1000).toISOString().replace(/[-:]|\.\d+/g, '')
  for (let copy = 1; ; copy++) {
    const name = `${path}.corrupt-${time}${copy === 1 ? '' : `-${copy}`}`
    if (files.stat(name) === null) return name
  }
}

/** What a disk says about a place that it can no longer read. */
const unreadable = ['EIO', 'EUCLEAN', 'EBADMSG']

/** Whether an error is about what is in the file, not about who asks or what this machine lacks. */
export function isDamage(error: unknown): boolean {
  return !isKaithemError(error) || (error.code === 'KAITHEM_IO' && unreadable.includes(String(error.data.reason)))
}

/** What a damaged file was replaced with. */
export interface Recovered<T> {
  readonly value: T
  /** Where the damaged content is kept, or undefined where it stayed in its place. */
  readonly aside: string | undefined
}

/**
 * Puts the generation before a damaged file in its place.
 *
 * @returns what it holds, or undefined when there is none that is good
 */
export function recover<T>(
  deps: GenerationDeps,
  path: string,
  decode: (bytes: Uint8Array) => T,
  error: unknown,
): Recovered<T> | undefined {
  const { files, onDamage } = deps
  let good: { bytes: Uint8Array; value: T }
  try {
    const bytes = files.read(previousOf(path))
    if (bytes === null) return undefined
    good = { bytes, value: decode(bytes) }
  } catch {
    return undefined
  }
  let aside: string | undefined
  try {
    aside = asideOf(deps, path)
    files.writeDurable(path, good.bytes, { keep: aside })
  } catch {
    // A disk that cannot be written: the value is good all the same.
    aside = undefined
  }
  onDamage(path, aside, error, true)
  return { value: good.value, aside }
}

/** Sets a damaged file aside that has no good generation before it. */
export function setAside(deps: GenerationDeps, path: string, error: unknown): void {
  let aside: string | undefined
  try {
    aside = asideOf(deps, path)
    deps.files.rename(path, aside)
  } catch {
    aside = undefined
  }
  deps.onDamage(path, aside, error)
}
