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
  /** Undefined where sounds are heard. */
  readonly silence: () => Silence | undefined
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
    this.stop()
    const { clock, status, sounds, silence } = this.deps
    const playing = sounds().filter(({ stopped }) => !stopped)
    const quiet = silence()
    const last = playing.at(-1)
    if (last === undefined) {
      if (quiet === undefined) status.key('kaithem:status.ready')
      else status.text(quiet.text, quiet.isWanted ? 'blue' : 'yellow', 'ring')
      return
    }
    const isPaused = playing.every(({ paused }) => paused)
    const fill = quiet === undefined ? 'green' : quiet.isWanted ? 'blue' : 'yellow'
    status.text(this.words(last, playing.length - 1, isPaused, quiet?.text), fill, isPaused ? 'ring' : 'dot')
    this.timer = clock.setTimeout(() => this.show(), pace)
  }

  stop(): void {
    this.timer?.cancel()
    this.timer = undefined
  }

  private words(sound: SoundPlayer, more: number, isPaused: boolean, quiet: string | undefined): string {
    const { translate, waiting } = this.deps
    const parts = [progressText(sound)]
    if (isPaused) parts.push(translate('status.paused'))
    if (more > 0) parts.push(`+${more}`)
    if (waiting() > 0) parts.push(translate('status.waiting', { count: String(waiting()) }))
    if (quiet !== undefined) parts.push(quiet)
    return parts.join(' · ')
  }
}
