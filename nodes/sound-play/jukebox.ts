/** Does what orders say: plays now, later or beside others, and reaches everything that the node plays. @module */

import type { SoundApi, SoundPlayer } from '../../lib/sound/api.ts'
import { SoundQueue } from '../../lib/sound/queue.ts'
import type { SoundPlayConfig } from './config.ts'
import type { Given, Order } from './order.ts'
import type { Playing } from './playing.ts'

/** What is asked for. */
export interface Wish {
  readonly order: Order
  /** As it was given, untrusted: kaithem.sound checks it. */
  readonly file: unknown
  readonly volume: unknown
  readonly message: Given
}

type Sound = Pick<
  SoundApi,
  | 'announce'
  | 'fade_to'
  | 'on_stop'
  | 'pause'
  | 'play'
  | 'player'
  | 'resolveSound'
  | 'resume'
  | 'seek'
  | 'setvol'
  | 'stop'
  | 'stop_all'
>

export interface JukeboxDeps {
  readonly sound: Sound
  readonly playing: Playing
  readonly settings: Pick<SoundPlayConfig, 'busy' | 'announce' | 'duck' | 'duckFade'>
  /** Names the node, so that the handles of sounds that are mixed are its own. */
  readonly id: string
  /** A sound that had to wait cannot be played. */
  failed(wish: Wish, error: unknown): void
  /** Somebody ended the waiting of some. */
  forgot(): void
}

export class Jukebox {
  private readonly deps: JukeboxDeps
  private readonly queue: SoundQueue<Wish>
  /** For sounds that are mixed, the handle that was asked for. */
  private readonly mixed = new WeakMap<SoundPlayer, string>()
  private count = 0

  constructor(deps: JukeboxDeps) {
    this.deps = deps
    this.queue = new SoundQueue({
      ended: (handle) => deps.sound.player(handle)?.wait(),
      start: (wish) => this.begin(wish, wish.order.handle),
      failed: (wish, error) => deps.failed(wish, error),
    })
    // Who stops a sound also means those that wait for its end.
    deps.sound.on_stop((handle) => {
      const before = this.waiting
      this.forget(handle)
      if (this.waiting < before) deps.forgot()
    })
  }

  /** How many sounds wait for their turn. */
  get waiting(): number {
    return this.queue.waiting
  }

  /** Forgets what waits under a handle, without one under all. */
  forget(handle?: string): void {
    this.queue.clear(handle)
  }

  /** @throws what kaithem.sound says to it; KAITHEM_LIMIT when too many wait */
  obey(wish: Wish): void {
    const { sound } = this.deps
    const { action, handle, length } = wish.order
    switch (action) {
      case 'play':
        this.play(wish)
        return
      case 'fade':
        this.fade(wish)
        return
      case 'volume':
        for (const each of this.handles(handle)) sound.setvol(wish.volume as number, each)
        return
      case 'seek':
        for (const each of this.handles(handle)) sound.seek((wish.order.options.start ?? 0) as number, each)
        return
      case 'stop-all':
        sound.stop_all()
        return
      case 'pause':
      case 'resume':
        for (const each of this.handles(handle)) sound[action](each)
        return
      default:
        for (const each of this.handles(handle)) {
          if (action === 'stop') sound.stop(each)
          else void sound.fade_to(null, { handle: each, length: length ?? null })
        }
    }
  }

  private play(wish: Wish): void {
    const { sound, settings } = this.deps
    const { handle } = wish.order
    switch (settings.busy) {
      case 'queue':
        // Whether there is such a file is told now, not when its turn comes.
        sound.resolveSound(wish.file as string)
        this.queue.add(handle, wish)
        return
      case 'mix':
        this.count += 1
        this.begin(wish, sound.player(handle) === undefined ? handle : `${handle} (${this.deps.id} ${this.count})`)
        return
      default:
        this.begin(wish, handle)
    }
  }

  private begin({ order, file, volume, message }: Wish, handle: string): void {
    const { sound, playing, settings } = this.deps
    const options = { ...order.options, volume, handle }
    const player = settings.announce
      ? sound.announce(file as string, { ...options, duck: settings.duck, fade: settings.duckFade } as object)
      : sound.play(file as string, options as object)
    // On the output that is switched off nothing plays.
    if (player === undefined) return
    if (handle !== order.handle) this.mixed.set(player, order.handle)
    playing.follow(player, message)
  }

  private fade({ order, file, volume, message }: Wish): void {
    const { sound, playing } = this.deps
    const { handle, length, options } = order
    const before = sound.player(handle)
    void sound.fade_to(file as string, { ...options, volume, handle, length } as object)
    const player = sound.player(handle)
    if (player !== undefined && player !== before) playing.follow(player, message)
  }

  /** The handle, and those of the sounds that this node mixes under it. */
  private handles(handle: string): readonly string[] {
    const beside = this.deps.playing.all.filter((player) => this.mixed.get(player) === handle)
    return [handle, ...beside.map((player) => player.handle)]
  }
}
