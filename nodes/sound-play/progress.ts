/** The status of a node that plays: which sound, how far it is, what waits, and why nothing is heard. @module */

import type { Clock, Timer } from '../../lib/platform/clock.ts'
import type { SoundPlayer } from '../../lib/sound/api.ts'
import { baseName, type Silence, type Translate } from '../_runtime/sound-words.ts'
import type { Status } from '../_runtime/status.ts'

export interface ProgressDeps {
  readonly clock: Clock
  readonly status: Pick<Status, 'text' | 'key'>
  readonly translate: Translate
  /** What plays, in the order of its start. */
  readonly sounds: () => readonly SoundPlayer[]
  /** How many wait for their turn. */
  readonly waiting: () => number
  /** Undefined where sounds are heard: this one, or without one the next. */
  readonly silence: (playing?: SoundPlayer) => Silence | undefined
}

/** Seconds between two looks. */
const pace = 1

/** `1:05`, with hours `1:00:05`. */
export function clockText(seconds: number): string {
  const whole = Math.floor(seconds)
  const two = (value: number): string => String(value).padStart(2, '0')
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(whole % 60)}`
}

/** `chime.wav 0:01 / 0:02`. */
export function progressText({ file, position, length }: Pick<SoundPlayer, 'file' | 'position' | 'length'>): string {
  const of = length === undefined ? '' : ` / ${clockText(length)}`
  return `${baseName(file)} ${clockText(position)}${of}`
}

export class Progress {
  private readonly deps: ProgressDeps
  private timer: Timer | undefined

  constructor(deps: ProgressDeps) {
    this.deps = deps
  }

  /** Shows what is, and keeps showing it while something plays. */
  show(): void {
    // One that failed at once: that is shown already, and is told in a moment.
    if (this.deps.sounds().some(({ error }) => error !== undefined)) {
      this.hold()
      return
    }
    this.stop()
    const { status, silence, waiting } = this.deps
    const { playing } = this
    const quiet = silence(playing.at(-1))
    if (playing.length === 0 && waiting() === 0) {
      if (quiet === undefined) status.key('kaithem:status.ready')
      else status.text(quiet.text, quiet.isWanted ? 'blue' : 'yellow', 'ring')
      return
    }
    const isStill = playing.every(({ paused }) => paused)
    const fill = quiet === undefined ? 'green' : quiet.isWanted ? 'blue' : 'yellow'
    status.text(this.words(playing, isStill, quiet?.text), fill, isStill ? 'ring' : 'dot')
    this.lookLater()
  }

  /** Something went wrong and is shown: it stays, where others play for a while. */
  hold(): void {
    this.stop()
    this.lookLater()
  }

  stop(): void {
    this.timer?.cancel()
    this.timer = undefined
  }

  private get playing(): readonly SoundPlayer[] {
    return this.deps.sounds().filter(({ stopped }) => !stopped)
  }

  private lookLater(): void {
    if (this.playing.length > 0) this.timer = this.deps.clock.setTimeout(() => this.show(), pace)
  }

  private words(playing: readonly SoundPlayer[], isStill: boolean, quiet: string | undefined): string {
    const { translate, waiting } = this.deps
    const parts: string[] = []
    const last = playing.at(-1)
    if (last !== undefined) {
      parts.push(progressText(last))
      if (isStill) parts.push(translate('status.paused'))
    }
    if (playing.length > 1) parts.push(`+${playing.length - 1}`)
    if (waiting() > 0) parts.push(translate('status.waiting', { count: String(waiting()) }))
    if (quiet !== undefined) parts.push(quiet)
    return parts.join(' · ')
  }
}
