/**
 * Buttons that must not be pushed by accident: the server gives out a token, and a push without it, too early or too
 * late is refused. What the page does is comfort; this is what counts.
 *
 * @module
 */

import type { Clock } from '../platform/clock.ts'
import type { Sender } from './behaviour.ts'

/** `trigger`: arm, then push. `hold`: keep it pressed. `slide`: drag it to the end. */
export type GuardKind = 'trigger' | 'hold' | 'slide'

export interface GuardSettings {
  readonly kind: GuardKind
  /** Seconds from arming to its end. */
  readonly timeout: number
  /** Seconds it must be pressed. */
  readonly hold: number
  /** Whether one push disarms. */
  readonly once: boolean
}

interface Arming {
  readonly token: string
  readonly user: string
  readonly since: number
  readonly until: number
  /** How far the slide came, 0 to 1, and how often it moved on. */
  position: number
  moves: number
}

/** What to do with what a client sent. */
export interface Verdict {
  /** What to tell the client; undefined: nothing. */
  readonly answer?: readonly unknown[]
  /** Whether the push counts. */
  readonly passes: boolean
  /** For the log; undefined: nothing. */
  readonly note?: string
}

/** Two messages of one client arrive as far apart as they were sent, more or less. */
const tolerance = 0.9
/** A slide is a movement: it passes places between the ends. */
const leastMoves = 3
/** And it takes a moment. */
const leastSlide = 0.15
const longestTimeout = 3600
const mostArmings = 10_000

export class Guard {
  readonly settings: GuardSettings
  private readonly clock: Clock
  private readonly token: () => string
  private readonly armings = new Map<string, Arming>()

  constructor(clock: Clock, token: () => string, settings: GuardSettings) {
    this.clock = clock
    this.token = token
    this.settings = { ...settings, timeout: Math.min(longestTimeout, settings.timeout) }
  }

  judge(value: readonly unknown[], sender: Sender): Verdict {
    const [word, token, detail] = value
    // Wherever it stands in the list: what is pushed is checked.
    if (value.includes('pushed')) return this.push(this.armings.get(sender.connection), value, sender)
    if (word === 'arm') return this.arm(sender)
    if (word === 'disarm') {
      const wasArmed = this.armings.delete(sender.connection)
      return { passes: false, answer: ['disarmed'], ...(wasArmed ? { note: 'disarmed' } : {}) }
    }
    const arming = this.armings.get(sender.connection)
    if (word === 'at') {
      if (arming !== undefined && arming.token === token) this.move(arming, detail)
      return { passes: false }
    }
    return { passes: word === 'released' && arming !== undefined && value.includes(arming.token) }
  }

  private arm({ connection, user }: Sender): Verdict {
    const now = this.clock.now()
    if (this.armings.size >= mostArmings) this.forgetOld(now)
    const { timeout, hold } = this.settings
    const until = now + timeout + (this.settings.kind === 'hold' ? hold : 0)
    const arming: Arming = { token: this.token(), user, since: now, until, position: 0, moves: 0 }
    this.armings.set(connection, arming)
    return { passes: false, answer: ['armed', arming.token, timeout], note: 'armed' }
  }

  private move(arming: Arming, detail: unknown): void {
    if (typeof detail !== 'number' || !(detail > arming.position) || detail > 1) return
    // A leap over more than half of the way is no slide.
    if (detail - arming.position > 0.5) return
    arming.position = detail
    arming.moves++
  }

  private push(arming: Arming | undefined, value: readonly unknown[], { connection, user }: Sender): Verdict {
    const reason = this.objection(arming, value, user)
    if (reason !== undefined) {
      this.armings.delete(connection)
      return { passes: false, answer: ['refused', reason], note: `refused (${reason})` }
    }
    if (this.settings.once || this.settings.kind !== 'trigger') this.armings.delete(connection)
    return { passes: true, note: 'pushed' }
  }

  private objection(arming: Arming | undefined, value: readonly unknown[], user: string): string | undefined {
    if (arming === undefined || arming.user !== user || !value.includes(arming.token)) return 'notArmed'
    const now = this.clock.now()
    if (now > arming.until) return 'tooLate'
    const { kind, hold } = this.settings
    if (kind === 'hold' && now - arming.since < hold * tolerance) return 'tooEarly'
    if (kind !== 'slide') return undefined
    const isSlide = arming.position >= 0.95 && arming.moves >= leastMoves && now - arming.since >= leastSlide
    return isSlide ? undefined : 'tooEarly'
  }

  private forgetOld(now: number): void {
    for (const [connection, { until }] of this.armings) {
      if (until < now || this.armings.size > mostArmings / 2) this.armings.delete(connection)
    }
  }
}
