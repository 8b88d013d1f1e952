/**
 * kaithem.sound: start here.
 *
 * Porting note: in Kaithem a sound plays on when the code that played it has gone, a fade of 0 seconds stays silent, and
 * `position` counts pauses; here a sound ends with the node that played it, such a fade switches at once, and positions are
 * those in the file. `fade_to` and `ogg_test` give promises, because nothing waits in JavaScript; speeding up and slowing
 * down (`windup`, `winddown`) is left out.
 *
 * Porting note: `fade_to` without a volume keeps the one that `setvol` has set for the handle, instead of going back to 1.
 *
 * Porting note: back ends are tried in the order web audio, mpv, mplayer, ffplay, SoX. Where none works, sounds still have times: `is_playing`
 * is true until the sound would be over, and `wait` waits; the warning comes with the first sound, not at the start.
 *
 * @module
 */

import type { WithAliases } from '../aliases.ts'
import { addAliases } from '../aliases.ts'
import { KaithemError } from '../errors.ts'
import type { Owner, Subscription } from '../scope.ts'
import { leavable } from '../thenable.ts'
import { readArguments, readTexts } from './arguments.ts'
import type { SoundBackend } from './backend.ts'
import { builtinNames } from './builtin.ts'
import { diagnoseSound, outputsOf, type SoundDiagnostics } from './describe.ts'
import type { SoundEngine } from './engine.ts'
import {
  type AnnounceOptions,
  type FadeToOptions,
  type PlayOptions,
  readAnnounceSettings,
  readFadeSettings,
  readHandle,
  readOutput,
  readPlaySettings,
  readPosition,
  readVolume,
} from './options.ts'
import type { Player } from './player.ts'
import type { SoundPlayer } from './player-handle.ts'
import { testChime } from './test-chime.ts'

export type { SoundBackend, SoundCall, SoundFeatures, SoundRefusal } from './backend.ts'
export type { SoundDescription, SoundDiagnostics } from './describe.ts'
export type { SoundChoice, SoundDriver, TriedSound } from './drivers.ts'
export type { AnnounceOptions, FadeToOptions, PlayOptions } from './options.ts'
export type { SoundPlayer } from './player-handle.ts'

/** A name, or an object with it. */
export type HandleArgument = string | null | { readonly handle?: string | null | undefined }

/** What may follow the file: the options, or values in the order of the manual, and then the options. */
export type PlayArguments =
  | readonly [options?: PlayOptions]
  | readonly [handle?: string | null, options?: PlayOptions]
  | readonly [handle?: string | null, volume?: number | null, options?: PlayOptions]
  | readonly [
      handle?: string | null,
      volume?: number | null,
      start?: number | null,
      end?: number | null,
      output?: string | null,
      fs?: boolean | null,
      extraPaths?: readonly string[] | null,
    ]

/** What may follow the file: the options, or values in the order of the manual, and then the options. */
export type FadeArguments =
  | readonly [options?: FadeToOptions]
  | readonly [length?: number | null, options?: FadeToOptions]
  | readonly [
      length?: number | null,
      block?: boolean | null,
      detach?: boolean | null,
      handle?: string | null,
      options?: FadeToOptions,
    ]

/** What may follow the file: the options, or values in the order of `play`, and then the options. */
export type AnnounceArguments =
  | readonly [options?: AnnounceOptions]
  | readonly [handle?: string | null, options?: AnnounceOptions]
  | readonly [handle?: string | null, volume?: number | null, options?: AnnounceOptions]

/** The members of `kaithem.sound`. */
export interface SoundMembers {
  /**
   * Plays a sound file. What played under the same handle ends. The sound ends with whoever played it. On machines that
   * cannot play, times and volumes are kept as if.
   *
   * @param filename full path, a name that is looked for as `resolveSound` does, or an address of the web (`http://`), where the back end
   * plays those
   * @param args the options, or values in this order, the options last: `handle` (default `PRIMARY`), `volume` (0 to 10; default 1, as
   * recorded; the gain is its cube), `start` and `end` (seconds into the sound, negative: before its end), `output` (see
   * `outputs`; `__disable__` plays nothing), `fs` (does nothing), `extraPaths` (folders to look in first); only by name `loop` (how often,
   * -1 for ever) and `speed` (default 1)
   * @returns the sound; undefined for the output `__disable__`
   * @throws KAITHEM_KEY when there is no such file, nothing else has changed then; KAITHEM_VALUE, KAITHEM_TYPE for what is no option
   * @example
   * kaithem.sound.play('chime.wav', { handle: 'DOOR', volume: 0.5 })
   * kaithem.sound.is_playing('DOOR') // => true
   */
  play(filename: string, ...args: PlayArguments): SoundPlayer | undefined
  /**
   * Fades from what plays under a handle to another sound. Without a file it fades to silence, and where nothing plays from
   * silence. Linear in volume, which is even to the ear. A fade that is under way gives way at the volume it has come to. The
   * volume that `setvol` set for the handle stays, unless the options name one; at most 1.
   *
   * @param filename as of `play`; null: silence
   * @param args the options, or values in this order, the options last: `length` (seconds, default 1; 0 switches at once), `block` (does
   * nothing), `detach` (false, for silence: the sound keeps its handle until it is silent; default true), `handle`, `output`, `volume`;
   * by name everything that `play` takes
   * @returns resolves when the fade is over or another one took its place
   * @throws as `play`
   * @example
   * kaithem.sound.play('chime.wav')
   * await kaithem.sound.fade_to('notice.wav', 0)
   * kaithem.sound.player().file.endsWith('notice.wav') // => true
   */
  fade_to(filename: string | null, ...args: FadeArguments): Promise<void>
  /**
   * Plays a sound file, and turns all other sounds down until it is over: when it has ended, was stopped or has failed, they come up
   * again. Volumes that are set and fades that go on meanwhile count on top. Sounds that begin meanwhile are turned down, too;
   * other announcements and the beeps of alerts are not.
   *
   * @param filename as of `play`
   * @param args the options of `play` (default handle `ANNOUNCEMENT`), also in its order, and by name `duck` (0 to 1, how much of
   * their volume is left to the others; default 0.2) and `fade` (seconds in which they go down and come up; default 0.5)
   * @returns the sound; undefined for the output `__disable__`
   * @throws as `play`
   * @example
   * kaithem.sound.play('alarm-low.wav', { handle: 'MUSIC', loop: -1 })
   * kaithem.sound.announce('chime.wav', { duck: 0.1, fade: 0 })
   * kaithem.sound.player('MUSIC').volume // => 0.1
   */
  announce(filename: string, ...args: AnnounceArguments): SoundPlayer | undefined
  /**
   * Ends the sound of a handle, and what still fades out behind it. Where nothing plays it does nothing.
   *
   * @param handle default `PRIMARY`
   * @example
   * kaithem.sound.play('chime.wav')
   * kaithem.sound.stop()
   * kaithem.sound.is_playing() // => false
   */
  stop(handle?: HandleArgument): void
  /**
   * Ends all sounds, whoever plays them, and all notes of synthesizers.
   *
   * @example
   * kaithem.sound.play('chime.wav', 'DOOR')
   * kaithem.sound.stop_all()
   * kaithem.sound.is_playing('DOOR') // => false
   */
  stop_all(): void
  /**
   * Pauses a sound. It counts as playing. Twice does nothing more.
   *
   * @param handle default `PRIMARY`
   * @example
   * kaithem.sound.play('chime.wav')
   * kaithem.sound.pause()
   * kaithem.sound.player().paused // => true
   */
  pause(handle?: HandleArgument): void
  /**
   * Goes on with a sound that is paused.
   *
   * @param handle default `PRIMARY`
   * @example
   * kaithem.sound.play('chime.wav')
   * kaithem.sound.pause()
   * kaithem.sound.resume()
   * kaithem.sound.player().paused // => false
   */
  resume(handle?: HandleArgument): void
  /**
   * Goes on at another place of the sound that plays; one that is paused stays so. Behind its end it is over, and
   * rounds of a loop are counted anew. Where nothing plays it does nothing.
   *
   * @param position seconds into the file; negative: before its end, where it is known how long it is
   * @param handle default `PRIMARY`
   * @throws KAITHEM_VALUE, KAITHEM_TYPE for what is no place, or one before an end that nobody knows
   * @example
   * kaithem.sound.play('chime.wav')
   * kaithem.sound.seek(1)
   * kaithem.sound.position() // => 1
   */
  seek(position: number, handle?: HandleArgument): void
  /**
   * Sets the volume of the sound that plays, also in the middle of a fade, which then leads there. Fades to other sounds
   * keep it. Where nothing plays it does nothing.
   *
   * @param vol 0 silent, 1 as recorded, up to 10
   * @param handle default `PRIMARY`
   * @throws KAITHEM_VALUE, KAITHEM_TYPE for what is no volume
   * @example
   * kaithem.sound.play('chime.wav')
   * kaithem.sound.setvol(0.25)
   * kaithem.sound.player().volume // => 0.25
   */
  setvol(vol: number, handle?: HandleArgument): void
  /**
   * Whether a sound plays under a handle; a paused one does.
   *
   * @param handle default `PRIMARY`
   * @example kaithem.sound.is_playing('DOOR') // => false
   */
  is_playing(handle?: HandleArgument): boolean
  /**
   * Seconds into the file of the sound that plays, pauses not counted; undefined where nothing does.
   *
   * @param handle default `PRIMARY`
   * @example
   * kaithem.sound.play('chime.wav', { start: 0.25 })
   * kaithem.sound.position() // => 0.25
   */
  position(handle?: HandleArgument): number | undefined
  /**
   * Waits for the end of the sound that plays under a handle.
   *
   * @param handle default `PRIMARY`
   * @returns resolves when it has ended, was stopped or has failed; at once where nothing plays
   * @example
   * await kaithem.sound.wait('DOOR')
   */
  wait(handle?: HandleArgument): Promise<void>
  /**
   * The sound that plays under a handle, with `volume` and `gain` of this moment, `position`, `stopped` and more; undefined
   * where nothing plays. It stays readable after the sound has ended.
   *
   * @param handle default `PRIMARY`
   * @example
   * kaithem.sound.play('chime.wav', { volume: 0.5 })
   * kaithem.sound.player().gain // => 0.125
   */
  player(handle?: HandleArgument): SoundPlayer | undefined
  /**
   * Calls a function with the handle whenever somebody stops it or fades it to silence, before that happens; with undefined for
   * `stop_all`. For what waits for the end of a sound and is not to begin then.
   *
   * @param f called with the handle, or undefined for all
   * @returns the subscription: call it, or its `unsubscribe()`, to end it
   * @throws KAITHEM_TYPE if f is no function; KAITHEM_CLOSED
   * @example
   * const stopped = []
   * kaithem.sound.on_stop(handle => stopped.push(handle))
   * kaithem.sound.stop('DOOR')
   * stopped // => ['DOOR']
   */
  on_stop(f: (handle: string | undefined) => unknown): Subscription
  /**
   * Makes a file ready, so that it is heard sooner. Back ends that have nothing to make ready ignore it.
   *
   * @param filename as of `play`
   * @param output as of `play`
   * @throws KAITHEM_KEY when there is no such file
   * @example
   * kaithem.sound.preload('chime.wav')
   */
  preload(filename: string, output?: string | null): void
  /**
   * Names of sound cards that `output` may have, the usual one (empty) first. Empty when nobody can tell.
   *
   * @example
   * const outputs = kaithem.sound.outputs()
   * node.warn(outputs)
   */
  outputs(): string[]
  /**
   * The full path of a sound file. Looks in `extraPaths`, in the folders of `audio-paths`, then in `static`, `assets` and
   * `modules/<tab>/media` of the directory for data. Names may have folders in them, but stay inside. Addresses of the web stay as they are.
   *
   * @param fn full path or name
   * @param extraPaths folders to look in first
   * @throws KAITHEM_KEY when there is none; KAITHEM_VALUE when the name leads out of the folders
   * @example
   * kaithem.sound.resolveSound('chime.wav').endsWith('chime.wav') // => true
   * kaithem.sound.resolveSound('no such sound.wav') // throws KAITHEM_KEY
   */
  resolveSound(
    fn: string,
    extraPaths?:
      | readonly string[]
      | null
      | { readonly extraPaths?: readonly string[]; readonly extrapaths?: readonly string[] },
  ): string
  /** Names of the sounds that come along. @example kaithem.sound.builtinSounds.includes('chime.wav') // => true */
  readonly builtinSounds: readonly string[]
  /** The folders of `audio-paths`; `__default__` are the builtin sounds. @example kaithem.sound.directories // => ['__default__'] */
  readonly directories: readonly string[]
  /**
   * Plays a chime and finds out whether it can be heard.
   *
   * @param output as of `play`
   * @returns resolves when the back end plays it; rejects with KAITHEM_UNAVAILABLE when it does not
   * @example
   * kaithem.sound.ogg_test().catch(error => node.warn(error.message))
   */
  ogg_test(output?: string | null): Promise<void>
  /**
   * What plays the sounds: `{ name, features, ... }`. The one named `null`, which only keeps times, has `calls`: what was
   * asked of it.
   *
   * @example
   * kaithem.sound.play('chime.wav')
   * kaithem.sound.backend.calls.at(-1).call // => 'play'
   */
  readonly backend: SoundBackend
  /**
   * Which back end plays and why, what keeps the others from working, what it can do, the outputs, and what plays.
   *
   * @example
   * const { backend, why, playing } = kaithem.sound.diagnostics()
   * node.warn(why)
   */
  diagnostics(): SoundDiagnostics
}

export type SoundApi = WithAliases<SoundMembers>

function handleOf(who: string, args: readonly unknown[]): string {
  return readHandle(readArguments(who, ['handle'], [], args))
}

/** Sounds as one owner plays them: they end with the owner. */
export function createSoundApi(engine: SoundEngine, owner: Owner): SoundApi {
  const find = (who: string, args: readonly unknown[]): Player | undefined => engine.find(handleOf(who, args))
  const view = (player: Player | undefined): SoundPlayer | undefined => player && engine.viewOf(player)
  const api = {
    play: (filename: unknown, ...args: readonly unknown[]) =>
      view(engine.play(owner, filename, readPlaySettings(args))),
    announce: (filename: unknown, ...args: readonly unknown[]) =>
      view(engine.announce(owner, filename, readAnnounceSettings(args))),
    fade_to: (filename: unknown, ...args: readonly unknown[]) => engine.fadeTo(owner, filename, readFadeSettings(args)),
    stop: (...args: readonly unknown[]) => engine.stop(handleOf('stop()', args)),
    stop_all: () => engine.stopAll(),
    pause: (...args: readonly unknown[]) => find('pause()', args)?.pause(),
    resume: (...args: readonly unknown[]) => find('resume()', args)?.resume(),
    seek: (...args: readonly unknown[]) => {
      const given = readArguments('seek()', ['position', 'handle'], [], args)
      engine.seek(readHandle(given), readPosition(given))
    },
    setvol: (...args: readonly unknown[]) => {
      const given = readArguments('setvol()', ['volume', 'handle'], ['vol'], args)
      const volume = readVolume({ volume: given.volume ?? given.vol })
      if (volume === undefined) throw new KaithemError('KAITHEM_TYPE', 'setvol() needs a volume: setvol(0.5)', {})
      engine.setVolume(readHandle(given), volume)
    },
    is_playing: (...args: readonly unknown[]) => find('is_playing()', args) !== undefined,
    position: (...args: readonly unknown[]) => find('position()', args)?.position,
    wait: (...args: readonly unknown[]) => find('wait()', args)?.ended ?? Promise.resolve(),
    player: (...args: readonly unknown[]) => view(find('player()', args)),
    on_stop: (f: unknown) => engine.onStop(owner, f),
    preload: (filename: unknown, ...args: readonly unknown[]) => {
      const output = readOutput(readArguments('preload()', ['output'], [], args))
      engine.select().backend.preload(engine.path.resolve(filename), output)
    },
    outputs: () => outputsOf(engine),
    resolveSound: (fn: unknown, ...args: readonly unknown[]) => {
      const given = readArguments('resolveSound()', ['extraPaths'], ['extrapaths'], args)
      return engine.path.resolve(fn, readTexts({ extraPaths: given.extrapaths, ...given }, 'extraPaths'))
    },
    builtinSounds: builtinNames,
    get directories() {
      return [...engine.directories()]
    },
    ogg_test: (...args: readonly unknown[]) => {
      const output = readOutput(readArguments('ogg_test()', ['output'], [], args))
      return leavable(testChime(engine, owner, output))
    },
    get backend() {
      return engine.select().backend
    },
    diagnostics: () => diagnoseSound(engine),
  }
  addAliases(api)
  return api as unknown as SoundApi
}
