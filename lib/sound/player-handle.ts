/** A sound as users see it: where it is, how loud it is, and when it ends. @module */

import { addAliases } from '../aliases.ts'
import type { KaithemError } from '../errors.ts'
import { withoutPassword } from './address.ts'
import type { SoundBackendName } from './backend.ts'
import type { Player } from './player.ts'
import { gainOf } from './volume.ts'

const viewed = new WeakMap<object, Player>()

const lengths = new WeakMap<object, () => number | undefined>()

function playerOf(view: object): Player {
  return viewed.get(view) as Player
}

/**
 * What `play` and `player` give: it stays readable after the sound has ended.
 *
 * @example
 * const sound = kaithem.sound.play('chime.wav', { volume: 0.5 })
 * sound.gain // => 0.125
 */
export class SoundPlayer {
  constructor(player: Player, lengthOf: (file: string) => number | undefined = () => undefined) {
    viewed.set(this, player)
    lengths.set(this, () => lengthOf(player.request.file))
  }

  get [Symbol.toStringTag](): string {
    return 'SoundPlayer'
  }

  /** The name it was played under. @example kaithem.sound.play('chime.wav').handle // => 'PRIMARY' */
  get handle(): string {
    return playerOf(this).handle
  }

  /** Full path of its file, or its address, without the password in it. @example kaithem.sound.play('chime.wav').file.endsWith('chime.wav') // => true */
  get file(): string {
    return withoutPassword(playerOf(this).request.file)
  }

  /**
   * What plays it: one of the names that `diagnostics` knows. With `null` nobody hears it.
   *
   * @example kaithem.sound.play('chime.wav').backend // => 'null'
   */
  get backend(): SoundBackendName | undefined {
    return playerOf(this).backend
  }

  /**
   * How loud it is now, also in the middle of a fade: 0 silent, 1 as recorded.
   *
   * @example kaithem.sound.play('chime.wav', { volume: 0.7 }).volume // => 0.7
   */
  get volume(): number {
    return playerOf(this).volume
  }

  /** How loud it is once the fade into it is over. @example kaithem.sound.play('chime.wav').target // => 1 */
  get target(): number {
    return playerOf(this).target
  }

  /** What its samples are multiplied by now: the cube of `volume`. @example kaithem.sound.play('chime.wav', { volume: 0.5 }).gain // => 0.125 */
  get gain(): number {
    return gainOf(playerOf(this).volume)
  }

  /** Seconds into the file. @example kaithem.sound.play('chime.wav', { start: 0.25 }).position // => 0.25 */
  get position(): number {
    return playerOf(this).position
  }

  /** Whether it is paused. @example kaithem.sound.play('chime.wav').paused // => false */
  get paused(): boolean {
    return playerOf(this).paused
  }

  /** Whether it has ended, was stopped, or failed. @example kaithem.sound.play('chime.wav').stopped // => false */
  get stopped(): boolean {
    return playerOf(this).stopped
  }

  /**
   * Whether it came to its end by itself: it was not stopped, did not fade out, and did not fail.
   *
   * @example kaithem.sound.play('chime.wav').finished // => false
   */
  get finished(): boolean {
    return playerOf(this).finished
  }

  /**
   * Seconds that the whole file is long; undefined where nobody knows: other than WAV, Ogg, FLAC and MP3, and large files.
   *
   * @example kaithem.sound.play('chime.wav').length > 1 // => true
   */
  get length(): number | undefined {
    return lengths.get(this)?.()
  }

  /** Why it could not be played, or undefined. @example kaithem.sound.play('chime.wav').error // => undefined */
  get error(): KaithemError | undefined {
    return playerOf(this).error
  }

  /**
   * Waits for its end.
   *
   * @returns resolves when it has ended, was stopped or has failed
   * @example
   * kaithem.sound.play('tick.wav').wait().then(() => node.warn('over'))
   */
  wait(): Promise<void> {
    return playerOf(this).ended
  }

  /** What it is doing, for messages and the debug window. */
  toJSON(): Record<string, unknown> {
    const { handle, file, volume, position, paused, stopped } = this
    return { handle, file, volume, position, paused, stopped }
  }
}

addAliases(SoundPlayer.prototype)
