/** One sound that was asked for: its voice, its volume, and the fade it is in. @module */

import { errorText, KaithemError } from '../errors.ts'
import type { Clock, Timer } from '../platform/clock.ts'
import type { Owned, Owner } from '../scope.ts'
import { withoutPassword } from './address.ts'
import type { SoundBackend, SoundBackendName, Voice, VoiceListener, VoiceOptions } from './backend.ts'
import { nextStretch, remaining, type Slope, valueAt } from './volume.ts'

/** What is to be played. */
export interface PlayRequest extends VoiceOptions {
  /** Seconds in which it comes up from silence; 0: it is there at once. */
  readonly fadeIn: number
  /** What is left of its volume at first, because something is announced: 0 to 1 (default). */
  readonly ducked?: number
}

export interface PlayerEnv {
  readonly clock: Clock
  /** Starts a voice on the back end of the moment. */
  open(player: Player, options: VoiceOptions, listener: VoiceListener): Voice
  /** What plays it, or last did. */
  backendOf(player: Player): Pick<SoundBackend, 'name' | 'features'> | undefined
  /** It can be heard, by people. */
  heard(player: Player): void
  /** The back end of a player cannot play, or not this file; true when another try may help. */
  mayTryAgain(player: Player, error: KaithemError): boolean
  /** It has ended, whatever the reason. */
  over(player: Player): void
}

interface Fade {
  readonly slope: Slope
  readonly timer: Timer
  readonly done: () => void
}

/** So often a sound that nobody has heard yet is begun anew: it may be what ends the process that plays. */
const mostLosses = 4
/** Fades in stop at what was recorded, because more would distort. */
const loudestFaded = 1

export class Player implements Owned {
  readonly request: PlayRequest
  /** Resolves when it has ended, was stopped or has failed; never rejects. */
  readonly ended: Promise<void>
  private readonly env: PlayerEnv
  private readonly owner: Owner
  private voice: Voice | undefined
  /** Where fades lead to, without them how loud it is. */
  private goal: number
  /** Multiplies the goal while it fades, and stays where the fade has led. */
  private share: Slope
  /** Multiplies it once more, while something else is announced. */
  private duck: Slope
  /** Tells the voice the next piece while both slopes move. */
  private piece: Timer | undefined
  private fade: Fade | undefined
  private isPaused = false
  private isOver = false
  private isFinished = false
  private isHeard = false
  /** Whether it begins where it last was. */
  private goesOn = false
  private wasHeard = false
  /** Counts voices: those before the last one have nothing to say any more. */
  private turn = 0
  private lastPosition = 0
  /** How often what played it has ended under it. */
  private losses = 0
  private problem: KaithemError | undefined
  private tellEnd = (): void => {}

  constructor(env: PlayerEnv, owner: Owner, request: PlayRequest) {
    this.env = env
    this.owner = owner
    this.request = request
    this.goal = request.fadeIn > 0 ? Math.min(loudestFaded, request.volume) : request.volume
    const first = request.fadeIn > 0 ? 0 : 1
    this.share = { from: first, to: first, began: env.clock.now(), seconds: 0 }
    const { ducked = 1 } = request
    this.duck = { ...this.share, from: ducked, to: ducked }
    this.ended = new Promise((resolve) => {
      this.tellEnd = resolve
    })
  }

  get handle(): string {
    return this.request.handle
  }

  /** How loud it is now: 0 silent, 1 as recorded. */
  get volume(): number {
    return this.volumeAt(this.env.clock.now())
  }

  /** How loud it is when no fade is under way. */
  get target(): number {
    return this.goal
  }

  /** Seconds into the file. */
  get position(): number {
    return this.voice?.position ?? this.lastPosition
  }

  get paused(): boolean {
    return this.isPaused
  }

  get stopped(): boolean {
    return this.isOver
  }

  /** Whether it came to its end by itself: it was not stopped, did not fade out, and did not fail. */
  get finished(): boolean {
    return this.isFinished
  }

  /** What plays it, or last did; undefined before. */
  get backend(): SoundBackendName | undefined {
    return this.env.backendOf(this)?.name
  }

  /** Whether the back end says that it can be heard; the silent one says so, too. */
  get heard(): boolean {
    return this.isHeard
  }

  /** Why it could not be played. */
  get error(): KaithemError | undefined {
    return this.problem
  }

  /** Begins to play. @returns resolves when it has come up to its volume */
  start(): Promise<void> {
    const { fadeIn } = this.request
    const faded = fadeIn > 0 ? this.fadeTo(1, fadeIn) : Promise.resolve()
    this.open()
    return faded
  }

  setVolume(volume: number): void {
    if (this.isOver) return
    this.goal = this.fade?.slope.to === 1 ? Math.min(loudestFaded, volume) : volume
    this.sendRamp()
  }

  /** Something is announced, or is not any more: leaves `level` of its volume. It comes on top of volumes and fades. */
  duckTo(level: number, seconds: number): void {
    if (this.isOver || this.duck.to === level) return
    const now = this.env.clock.now()
    this.duck = { from: valueAt(this.duck, now), to: level, began: now, seconds }
    this.sendRamp()
  }

  /**
   * Goes down to silence from where it is, and ends. A fade that is under way gives way.
   *
   * @returns resolves when the fade is over or gave way
   */
  fadeOut(seconds: number): Promise<void> {
    return this.fadeTo(0, seconds)
  }

  pause(): void {
    if (this.isOver || this.isPaused) return
    this.isPaused = true
    this.voice?.pause()
  }

  resume(): void {
    if (this.isOver || !this.isPaused) return
    this.isPaused = false
    this.voice?.resume()
  }

  /** Goes on at another place: seconds into the file. Rounds are counted anew. */
  seek(position: number): void {
    if (this.isOver) return
    const { voice } = this
    this.voice = undefined
    this.lastPosition = position
    this.goesOn = true
    this.isHeard = false
    voice?.stop()
    this.open()
  }

  stop(): void {
    if (this.isOver) return
    const { voice } = this
    this.finish()
    voice?.stop()
  }

  dispose(): void {
    this.stop()
  }

  private get shownFile(): string {
    return withoutPassword(this.request.file)
  }

  private get shareNow(): number {
    return valueAt(this.share, this.env.clock.now())
  }

  private fadeTo(share: number, seconds: number): Promise<void> {
    if (this.isOver) return Promise.resolve()
    const { clock } = this.env
    const from = this.shareNow
    this.endFade()
    if (seconds <= 0) {
      this.share = { from: share, to: share, began: clock.now(), seconds: 0 }
      if (share === 0) this.stop()
      else this.sendRamp()
      return Promise.resolve()
    }
    this.share = { from, to: share, began: clock.now(), seconds }
    const faded = new Promise<void>((resolve) => {
      const timer = clock.setTimeout(() => this.faded(), seconds)
      this.fade = { slope: this.share, timer, done: resolve }
    })
    this.sendRamp()
    return faded
  }

  private faded(): void {
    const isSilent = this.share.to === 0
    this.share = { from: this.share.to, to: this.share.to, began: this.env.clock.now(), seconds: 0 }
    this.endFade()
    if (isSilent) this.stop()
  }

  /** The fade is over, or another one takes its place. */
  private endFade(): void {
    const { fade } = this
    this.fade = undefined
    fade?.timer.cancel()
    fade?.done()
  }

  private volumeAt(time: number): number {
    return this.goal * valueAt(this.share, time) * valueAt(this.duck, time)
  }

  /** Tells the voice how loud it is from now on. */
  private sendRamp(): void {
    this.piece?.cancel()
    this.piece = undefined
    const { clock } = this.env
    if (this.env.backendOf(this)?.features.volume === false) {
      this.voice?.ramp({ from: this.goal, to: this.goal, seconds: 0 })
      return
    }
    const now = clock.now()
    const { seconds, isLast } = nextStretch([this.share, this.duck], now)
    // The last piece leads exactly to the end, whatever the rounding of times.
    const to = isLast ? this.goal * this.share.to * this.duck.to : this.volumeAt(now + seconds)
    this.voice?.ramp({ from: this.volumeAt(now), to, seconds })
    if (!isLast) this.piece = clock.setTimeout(() => this.sendRamp(), seconds)
  }

  private open(): void {
    const { fadeIn: _fadeIn, ducked: _ducked, ...options } = this.request
    const turn = ++this.turn
    const current = (work: () => void) => (): void => {
      if (turn === this.turn && !this.isOver) work()
    }
    const listener: VoiceListener = {
      started: current(() => this.started()),
      ended: current(() => {
        this.isFinished = true
        this.finish()
      }),
      failed: (error) => current(() => this.failed(error))(),
    }
    try {
      const at = this.goesOn ? { at: this.lastPosition } : {}
      this.voice = this.env.open(this, { ...options, ...at, volume: this.volume }, listener)
    } catch (error) {
      const { shownFile: file } = this
      listener.failed(new KaithemError('KAITHEM_IO', `Cannot play ${file}: ${errorText(error)}`, { file }, error))
      return
    }
    if (this.fade !== undefined || remaining(this.duck, this.env.clock.now()) > 0) this.sendRamp()
    if (this.isPaused) this.voice.pause()
  }

  private started(): void {
    this.isHeard = true
    this.goesOn = true
    if (this.backend === 'null') return
    this.wasHeard = true
    this.env.heard(this)
  }

  private failed(error: KaithemError): void {
    this.turn++
    this.lastPosition = this.position
    this.voice = undefined
    this.isHeard = false
    if (error.data?.lost === true) this.losses++
    const isLost = !this.wasHeard && this.losses >= mostLosses
    if (!isLost && this.env.mayTryAgain(this, error)) {
      this.open()
      return
    }
    const { shownFile: file } = this
    this.problem = isLost ? lostError(file, error) : error
    this.finish()
    this.owner.report(this.problem, `playing ${file}`)
  }

  private finish(): void {
    this.lastPosition = this.position
    this.voice = undefined
    this.isOver = true
    this.isPaused = false
    this.piece?.cancel()
    this.piece = undefined
    this.endFade()
    this.owner.disown(this)
    this.env.over(this)
    this.tellEnd()
  }
}

function lostError(file: string, cause: KaithemError): KaithemError {
  const text = `Cannot play ${file}: what plays it has ended ${mostLosses} times before it was heard; try another format of the file`
  return new KaithemError('KAITHEM_IO', text, { file }, cause)
}
