/** kaithem.misc, start here: small things. @module */

import { addAliases, type WithAliases } from '../aliases.ts'
import { KaithemError } from '../errors.ts'
import type { Platform } from '../platform/index.ts'
import type { Owner } from '../scope.ts'
import { runInBackground } from './background.ts'
import { caught, caughtAsync } from './caught.ts'
import { loadEffWords } from './eff-words.ts'
import { lorem } from './lorem.ts'
import { packageVersion, type VersionInfo, versionInfo } from './version.ts'

export type { ReleaseLevel, VersionInfo } from './version.ts'

/** The members of `kaithem.misc`. */
export interface MiscMembers {
  /**
   * The directory for what must survive a restart; undefined where nothing is written.
   *
   * Spec: misc, vardir.
   *
   * @example msg.payload = `${kaithem.misc.vardir}/my-file.json`
   */
  readonly vardir: string | undefined
  /**
   * Runs a function after the running code has finished. An error in it, or a promise it returns that fails, is
   * reported and posted as text to the topic `/system/errors/workers`. A function that has not begun when its node is
   * deployed again does not run.
   *
   * Spec: misc, do.
   *
   * @throws KAITHEM_TYPE when it is no function
   * @example kaithem.misc.do(() => node.send({ payload: 'later' }))
   */
  do(work: () => unknown): void
  /**
   * What a function throws, or null when it throws nothing. A promise it returns is not waited for: see `errorsAsync`.
   *
   * Spec: misc, errors.
   *
   * @throws KAITHEM_TYPE when it is no function
   * @example kaithem.misc.errors(() => kaithem.units.convert(1, 'm', 'kg')).code // => 'KAITHEM_UNIT_MISMATCH'
   */
  errors(work: () => unknown): unknown
  /**
   * As `errors`, for async functions: a promise of what the function throws or its promise fails with, or of null.
   *
   * Spec: misc, errors.
   *
   * @throws KAITHEM_TYPE when it is no function
   * @example await kaithem.misc.errorsAsync(async () => 1) // => null
   */
  errorsAsync(work: () => unknown): Promise<unknown>
  /**
   * A sentence to fill a place with, another one each time.
   *
   * Spec: misc, lorem.
   *
   * @example msg.payload = kaithem.misc.lorem()
   */
  lorem(): string
  /**
   * The 7,776 words of the EFF's large word list, from `abacus` to `zoom`: five dice choose one, six of them make a good
   * passphrase.
   *
   * Spec: misc, effwords.
   *
   * @throws KAITHEM_UNAVAILABLE when the file of the words is missing
   * @example kaithem.misc.effwords[0] // => 'abacus'
   */
  readonly effwords: readonly string[]
  /**
   * Seconds since kaithem started, as a float (not since the machine did). Better: `kaithem.time.uptime()`.
   *
   * Spec: misc, uptime.
   *
   * @example kaithem.misc.uptime() >= 0 // => true
   */
  uptime(): number
  /**
   * The version of this package, on one short line.
   *
   * Spec: misc, version.
   *
   * @example /^\d+\.\d+\.\d+/.test(kaithem.misc.version()) // => true
   */
  version(): string
  /**
   * The version in parts: major, minor, micro, release level (`dev`, `alpha`, `beta`, `candidate`, `final`), serial.
   *
   * Spec: misc, version_info.
   *
   * @example const [major, minor, micro, level, serial] = kaithem.misc.version_info()
   */
  version_info(): VersionInfo
  /**
   * Writes a line to the log. It is there to put a breakpoint into, with the debugger of Node attached.
   *
   * Spec: misc, breakpoint.
   *
   * @example kaithem.misc.breakpoint()
   */
  breakpoint(): void
  /**
   * Where the machine stands: degrees north and degrees east.
   *
   * Spec: misc, location.
   *
   * @throws KAITHEM_NO_LOCATION when no place is set
   * @example kaithem.misc.errors(() => kaithem.misc.location())
   */
  location(): readonly [lat: number, lon: number]
}

/** The part of the kaithem object with small things. */
export type MiscApi = WithAliases<MiscMembers>

/** What all views share. */
export interface MiscEngine {
  readonly platform: Platform
  readonly post: (topic: string, message: unknown) => void
  /** Seconds since kaithem started. */
  readonly uptime: () => number
}

/** The small things as one owner sees them. */
export function createMiscApi({ platform, post, uptime }: MiscEngine, owner: Owner): MiscApi {
  const { clock, packages, random, place, log } = platform
  let words: readonly string[] | undefined
  const members: MiscMembers = {
    get vardir() {
      return platform.vardir()
    },
    do: (work) => runInBackground({ clock, post }, owner, work),
    errors: (work) => caught(work, (error) => owner.report(error, 'a promise given to misc.errors')),
    errorsAsync: caughtAsync,
    lorem: () => lorem(random.next()),
    get effwords() {
      words ??= loadEffWords(packages)
      return words
    },
    uptime,
    version: () => packageVersion(packages),
    version_info: () => versionInfo(packageVersion(packages)),
    breakpoint() {
      log.info(`misc.breakpoint() was called by ${owner.name}`)
    },
    location() {
      const where = place.location()
      if (where !== undefined) return [where.lat, where.lon]
      const text = 'Nobody said where this machine stands; set latitude and longitude in the kaithem settings'
      throw new KaithemError('KAITHEM_NO_LOCATION', text)
    },
  }
  addAliases(members)
  return members as MiscApi
}
