/** All sounds of one kaithem: one player for each handle, those that fade out, and the back ends below. @module */

import { topics } from '../alerts/announcer.ts'
import { KaithemError } from '../errors.ts'
import type { MessageBus } from '../message/bus.ts'
import type { Clock } from '../platform/clock.ts'
import type { Log } from '../platform/log.ts'
import { type ErrorListener, Owner, type Subscription } from '../scope.ts'
import { callListeners, ListenerList } from '../states/listeners.ts'
import { withoutPassword } from './address.ts'
import { Assignment } from './assignment.ts'
import type { SoundBackend } from './backend.ts'
import { Comeback } from './comeback.ts'
import {
  explainSound,
  isMissing,
  type SoundChoice,
  type SoundDriver,
  SoundDrivers,
  type SoundSelection,
} from './drivers.ts'
import { type Duck, Ducking } from './ducking.ts'
import {
  type AnnounceSettings,
  disabledOutput,
  type FadeSettings,
  type PlaySettings,
  readPlaySettings,
} from './options.ts'
import { Player, type PlayerEnv } from './player.ts'
import { SoundPlayer } from './player-handle.ts'
import { type SearchDeps, SearchPath } from './search-path.ts'

export interface SoundDeps extends SearchDeps {
  readonly clock: Clock
  readonly bus: MessageBus
  readonly log: Log
  /** Hears of what goes wrong with sounds of nobody's, such as the beeps of alerts. */
  readonly notify: ErrorListener
  /** Plays when nothing else can. */
  readonly silent: SoundBackend
  /** Those of this machine, in the order in which they are tried. */
  readonly drivers: readonly SoundDriver[]
  readonly choice: () => SoundChoice | SoundBackend
  /** Seconds that a file is long; undefined when nobody knows. */
  readonly lengthOf: (file: string) => number | undefined
  /** Ends every note of every synthesizer. */
  readonly silenceSynths: () => void
}

/** So many handles keep the volume that was set for them over silence. */
const mostKeptVolumes = 200
const usualVolume = 1
/** What alerts play under. */
const alertHandle = 'kaithem_alerts'

/** How loud a player begins. */
interface Beginning {
  readonly volume: number
  readonly fadeIn: number
  /** Where it is not what announcements leave. */
  readonly ducked?: number
}

export class SoundEngine {
  readonly path: SearchPath
  readonly drivers: SoundDrivers
  readonly directories: () => readonly string[]
  readonly clock: Clock
  private readonly deps: SoundDeps
  private readonly owner: Owner
  private readonly env: PlayerEnv
  private readonly players = new Map<string, Player>()
  /** Players that fade out and have left their handle. */
  private readonly leaving = new Set<Player>()
  private readonly ducking = new Ducking()
  /** What `setvol` said for a handle, until something else is played under it or it is stopped. */
  private readonly volumes = new Map<string, number>()
  private readonly assignment: Assignment
  private readonly comeback: Comeback
  /** Sounds that play silently, though something should play them. */
  private readonly unheard = new WeakSet<Player>()
  private readonly views = new WeakMap<Player, SoundPlayer>()
  private readonly stops = new ListenerList()
  /** Stops that listeners are being told of, so that two that answer one with the other come to an end. */
  private readonly telling = new Set<string | undefined>()
  private hasWarned = false

  constructor(deps: SoundDeps) {
    this.deps = deps
    this.owner = new Owner('sound', undefined, deps.notify)
    this.path = new SearchPath(deps)
    this.directories = deps.directories
    this.clock = deps.clock
    this.drivers = new SoundDrivers(deps)
    this.assignment = new Assignment({
      ...{ drivers: this.drivers, usual: () => this.select().backend, silent: deps.silent },
    })
    this.env = {
      clock: deps.clock,
      open: (player, options, listener) => {
        const backend = this.assignment.assign(player)
        this.noteWhetherHeard(player, backend)
        // Where it stays as loud as it begins it is neither turned down for ever nor silent because it is to come up.
        const { volume } = backend.features.volume ? options : { volume: player.target }
        return backend.play({ ...options, volume }, listener)
      },
      backendOf: (player) => this.assignment.of(player),
      heard: () => this.comeback.wake(),
      mayTryAgain: (player, error) => this.assignment.mayTryAgain(player, error),
      over: (player) => this.over(player),
    }
    this.comeback = new Comeback({
      clock: deps.clock,
      unheard: () => this.all().filter((player) => this.unheard.has(player) && this.drivers.current?.choice !== 'null'),
      isBack: () => this.drivers.select().backend !== deps.silent,
    })
    // The sound server has started anew: what played is gone.
    deps.bus.subscribe(this.owner, '/system/sound/jackstart', () => this.stopAll())
  }

  /** The sounds that play, those that fade out behind them included, in the order of their start. */
  all(): readonly Player[] {
    return [...this.leaving, ...this.players.values()]
  }

  find(handle: string): Player | undefined {
    return this.players.get(handle)
  }

  /** A player as users see it, always the same. */
  viewOf(player: Player): SoundPlayer {
    const view = this.views.get(player) ?? new SoundPlayer(player, this.deps.lengthOf)
    this.views.set(player, view)
    return view
  }

  /**
   * @returns undefined when the output is switched off
   * @throws KAITHEM_KEY, KAITHEM_VALUE, KAITHEM_TYPE of the file; KAITHEM_CLOSED
   */
  play(owner: Owner, name: unknown, settings: PlaySettings): Player | undefined {
    const file = this.path.resolve(name, settings.extraPaths)
    if (settings.output === disabledOutput) return undefined
    const player = this.create(owner, file, settings, { volume: settings.volume ?? usualVolume, fadeIn: 0 })
    return this.replace(player)
  }

  /**
   * Plays a sound, and leaves less of all others until it is over, whatever ends it. Those that begin meanwhile are ducked, too.
   * Alerts stay as loud as they are: who is called must hear them.
   *
   * @returns undefined when the output is switched off
   * @throws as `play`
   */
  announce(owner: Owner, name: unknown, settings: AnnounceSettings): Player | undefined {
    const file = this.path.resolve(name, settings.extraPaths)
    if (settings.output === disabledOutput) return undefined
    const begin = { volume: settings.volume ?? usualVolume, fadeIn: 0, ducked: 1 }
    const player = this.create(owner, file, settings, begin)
    // Before it takes the place of an announcement, so that the others do not come up in between.
    this.ducking.begin(player, settings)
    this.duckAll(settings)
    return this.replace(player)
  }

  /**
   * @param name null and undefined: silence
   * @returns resolves when the fade is over, or another one took its place
   * @throws as `play`
   */
  fadeTo(owner: Owner, name: unknown, settings: FadeSettings): Promise<void> {
    const { handle, length } = settings
    const old = this.players.get(handle)
    if (name === undefined || name === null) {
      this.tellStop(handle)
      if (settings.detach) this.leave(old)
      return old?.fadeOut(length) ?? Promise.resolve()
    }
    const file = this.path.resolve(name, settings.extraPaths)
    if (settings.output === disabledOutput) return Promise.resolve()
    const volume = settings.volume ?? this.volumes.get(handle) ?? usualVolume
    const player = this.create(owner, file, settings, { volume, fadeIn: length })
    if (settings.volume !== undefined) this.volumes.delete(handle)
    this.leave(old)
    const gone = old?.fadeOut(length)
    return Promise.all([gone, this.begin(player)]).then(() => {})
  }

  /** Ends what plays under a handle, and what fades out behind it. */
  stop(handle: string): void {
    this.tellStop(handle)
    this.volumes.delete(handle)
    for (const player of this.all()) if (player.handle === handle) player.stop()
  }

  /** Tells f the handle that is stopped or faded to silence, undefined for all. @throws KAITHEM_TYPE, KAITHEM_CLOSED */
  onStop(owner: Owner, f: unknown): Subscription {
    if (typeof f === 'function') return this.stops.add(owner, f as (handle: unknown) => unknown)
    throw new KaithemError('KAITHEM_TYPE', `on_stop calls a function with the handle, not ${typeof f}`, {})
  }

  stopAll(): void {
    this.tellStop(undefined)
    this.volumes.clear()
    for (const player of this.all()) player.stop()
    this.deps.silenceSynths()
  }

  /** @throws KAITHEM_VALUE for a place before the end of a file of unknown length */
  seek(handle: string, position: number): void {
    const player = this.players.get(handle)
    if (player === undefined || player.stopped) return
    const length = position < 0 ? this.deps.lengthOf(player.request.file) : 0
    if (length === undefined) {
      const file = withoutPassword(player.request.file)
      const text = `Nobody knows how long ${file} is; name the place in seconds from its beginning, not before its end`
      throw new KaithemError('KAITHEM_VALUE', text, { file, position })
    }
    player.seek(Math.max(0, length + position))
  }

  setVolume(handle: string, volume: number): void {
    const player = this.players.get(handle)
    if (player === undefined) return
    player.setVolume(volume)
    this.volumes.delete(handle)
    this.volumes.set(handle, volume)
    const [oldest] = this.volumes.keys()
    if (this.volumes.size > mostKeptVolumes && oldest !== undefined) this.volumes.delete(oldest)
  }

  /** Plays a sound of alerts; it belongs to nobody, so it ends by itself. @throws as `play` */
  beep(file: string, output: string): void {
    this.play(this.owner, file, readPlaySettings([{ handle: alertHandle, output }]))
  }

  /** The back end of the moment; tells once when there is none. */
  select(): SoundSelection {
    const selection = this.drivers.select()
    if (isMissing(selection) && !this.hasWarned) {
      this.hasWarned = true
      const text = explainSound(selection)
      this.deps.log.warn(text)
      this.deps.bus.post(topics.warnings, text)
    }
    return selection
  }

  close(): void {
    this.stopAll()
    this.owner.dispose()
    this.comeback.close()
    this.drivers.close()
  }

  private noteWhetherHeard(player: Player, backend: SoundBackend): void {
    const choice = this.drivers.current?.choice
    if (backend !== this.deps.silent || choice === 'null' || choice === 'given') {
      this.unheard.delete(player)
      return
    }
    this.unheard.add(player)
    this.comeback.watch()
  }

  private tellStop(handle: string | undefined): void {
    if (this.stops.items.length === 0 || this.telling.has(handle)) return
    this.telling.add(handle)
    // What listeners throw goes to their owners.
    callListeners(this.stops.items, handle, 'a listener to sounds that are stopped', true)
    this.telling.delete(handle)
  }

  private create(owner: Owner, file: string, settings: PlaySettings, begin: Beginning): Player {
    const { handle, start, end, loop, speed, output } = settings
    const ducked = this.levelOf(handle)
    const player = new Player(this.env, owner, { handle, file, start, end, loop, speed, output, ducked, ...begin })
    // Before anything else changes, because it throws when the owner is gone.
    owner.own(player)
    return player
  }

  private begin(player: Player): Promise<void> {
    this.players.set(player.handle, player)
    return player.start()
  }

  /** Begins a player in place of the one that plays under its handle. */
  private replace(player: Player): Player {
    this.volumes.delete(player.handle)
    this.players.get(player.handle)?.stop()
    this.begin(player)
    return player
  }

  private duckAll({ fade }: Pick<Duck, 'fade'>): void {
    for (const player of this.all()) player.duckTo(this.levelOf(player.handle, player), fade)
  }

  private levelOf(handle: string, player?: Player): number {
    return handle === alertHandle ? 1 : this.ducking.levelOf(player)
  }

  private leave(player: Player | undefined): void {
    if (player === undefined) return
    this.players.delete(player.handle)
    this.leaving.add(player)
  }

  private over(player: Player): void {
    this.leaving.delete(player)
    if (this.players.get(player.handle) === player) this.players.delete(player.handle)
    const duck = this.ducking.end(player)
    if (duck !== undefined) this.duckAll(duck)
  }
}
