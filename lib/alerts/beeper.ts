/**
 * When to beep: at once when an alert becomes active, then again and again by the priority of the most urgent one.
 *
 * Porting note: in Kaithem an alert that has cleared goes on beeping until somebody acknowledges it, and the first beep ignores that
 * sounds are switched off; here a cleared alert is quiet, as its manual says, and off is off.
 *
 * @module
 */

import type { Clock, Timer } from '../platform/clock.ts'
import type { Random } from '../platform/random.ts'
import type { Priority } from './names.ts'

/** The sound of one priority. */
export interface AlertSound {
  /** Sound file; empty: no sound. */
  readonly file?: string
  /** Seconds between two beeps. */
  readonly interval?: number
}

/** Sounds by priority; info and debug never beep. */
export interface AlertSounds {
  /** `__disable__` (default): nothing beeps. Else the output to play on; empty: the usual one. */
  readonly all?: { readonly soundcard?: string }
  readonly warning?: AlertSound
  readonly error?: AlertSound
  readonly critical?: AlertSound
}

/** Plays one beep. */
export type Beep = (level: Priority, file: string, soundcard: string) => void

const disabled = '__disable__'

const usual = {
  warning: { file: '', interval: 3600 },
  error: { file: '', interval: 3600 },
  critical: { file: 'error.ogg', interval: 36 },
} as const

/** Up to this many seconds later than due, so that several machines do not beep together. */
const jitter = 3

/** Alerts that become active within so many seconds of a beep of the same level share it. */
const shared = 1

/** Shortest interval, in seconds. */
const shortest = 0.1

interface Due {
  readonly level: Priority
  readonly file: string
  readonly soundcard: string
  readonly interval: number
}

/** What a level sounds like; undefined when it does not. */
export function soundOf(level: Priority | undefined, sounds: AlertSounds): Due | undefined {
  const soundcard = sounds.all?.soundcard ?? disabled
  if (soundcard === disabled || (level !== 'warning' && level !== 'error' && level !== 'critical')) return undefined
  const file = sounds[level]?.file ?? usual[level].file
  const interval = Number(sounds[level]?.interval ?? usual[level].interval)
  return file === ''
    ? undefined
    : {
        level,
        file,
        soundcard,
        interval: Number.isFinite(interval) ? Math.max(shortest, interval) : usual[level].interval,
      }
}

export interface BeeperDeps {
  readonly clock: Clock
  readonly random: Random
  readonly sounds: () => AlertSounds
  readonly level: () => Priority | undefined
  readonly beep: Beep
}

export class Beeper {
  private readonly deps: BeeperDeps
  private next: Timer | undefined
  private soon: Timer | undefined
  private armed: Priority | undefined
  private last: { readonly level: Priority; readonly time: number } | undefined

  constructor(deps: BeeperDeps) {
    this.deps = deps
  }

  /** An alert became active: a beep follows when the running code has finished, one for all of them. */
  ring(): void {
    this.soon ??= this.deps.clock.setImmediate(() => {
      this.soon = undefined
      const due = this.due()
      const now = this.deps.clock.now()
      if (due !== undefined && due.level === this.last?.level && now - this.last.time < shared) this.arm(due)
      else this.play(due)
    })
  }

  /** Alerts were acknowledged, cleared or changed their priority. */
  changed(): void {
    const due = this.due()
    if (due?.level !== this.armed) this.arm(due)
  }

  close(): void {
    this.soon?.cancel()
    this.soon = undefined
    this.arm(undefined)
  }

  private due(): Due | undefined {
    return soundOf(this.deps.level(), this.deps.sounds())
  }

  private play(due: Due | undefined): void {
    this.arm(due)
    if (due === undefined) return
    this.last = { level: due.level, time: this.deps.clock.now() }
    this.deps.beep(due.level, due.file, due.soundcard)
  }

  private arm(due: Due | undefined): void {
    this.next?.cancel()
    this.next = undefined
    this.armed = due?.level
    if (due === undefined) return
    const { clock, random } = this.deps
    this.next = clock.setTimeout(() => this.play(this.due()), due.interval + random.next() * jitter)
  }
}
