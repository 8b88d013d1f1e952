/**
 * The status under a node: texts are sent as keys and translated by the editor, values as they are. At most four
 * updates a second leave for the editors; the latest wins.
 *
 * @module
 */

import { errorText, isKaithemError } from '../../lib/errors.ts'
import type { Clock, Timer } from '../../lib/platform/clock.ts'
import { sharedSet, textKey } from './package.ts'

export type Fill = 'red' | 'green' | 'yellow' | 'blue' | 'grey'
export type Shape = 'dot' | 'ring'

interface Shown {
  readonly fill: Fill
  readonly shape: Shape
  readonly text: string
}

/** What is to be shown; a text that takes work to make is made when it leaves. */
interface Wanted {
  readonly fill: Fill
  readonly shape: Shape
  readonly text: string | (() => string)
}

/** Seconds between two updates. */
const pause = 0.25
/** Longer texts are cut: the editor shows them on one line under the node. */
const longest = 64

const cut = (text: string): string => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text)

/** What a status belongs to. */
export interface StatusNode {
  readonly type: string
  status(status: { fill?: string; shape?: string; text?: string }): void
}

/** The status of one node. */
export class Status {
  private readonly node: StatusNode
  private readonly clock: Clock
  private timer: Timer | undefined
  private shown: Shown | undefined
  private wanted: Wanted | undefined
  private base: Wanted | undefined
  /** What was wanted when the status was last sent or found to be the same. */
  private looked: Wanted | undefined
  private isFaulty = false
  private isClosed = false

  constructor(node: StatusNode, clock: Clock) {
    this.node = node
    this.clock = clock
  }

  /** Whether an error is shown. */
  get faulty(): boolean {
    return this.isFaulty
  }

  /** The error that is shown, another object for each; undefined where there is none. */
  get fault(): object | undefined {
    return this.isFaulty ? this.wanted : undefined
  }

  /** Shows a value, such as "21.5 °C" or the name of a state, as it is. */
  text(text: string, fill: Fill = 'green', shape: Shape = 'dot'): void {
    this.setBase(cut(text), fill, shape)
  }

  /**
   * As `text`, for a value that changes with every message: the text is made only when it is really shown. A function
   * that is given again is asked again.
   */
  lazy(make: () => string, fill: Fill = 'green', shape: Shape = 'dot'): void {
    this.isFaulty = false
    const { base } = this
    const isKnown = base !== undefined && base.text === make && base.fill === fill && base.shape === shape
    const wanted = isKnown ? base : { fill, shape, text: make }
    if (isKnown) this.looked = undefined
    this.base = wanted
    this.want(wanted)
  }

  /**
   * Shows a text of the catalogue in the language of whoever looks.
   *
   * @param key a key of the node's own set (`kaithem-tag.status.waiting`), or of another one (`kaithem:status.ready`)
   */
  key(key: string, fill: Fill = 'grey', shape: Shape = 'ring'): void {
    this.setBase(textKey(this.node.type, key), fill, shape)
  }

  /**
   * Shows an error over the usual status: the shared text of its code, or its own text where it has none.
   *
   * @param words what to show instead
   */
  error(error: unknown, words?: string): void {
    const usual = isKaithemError(error) ? textKey(sharedSet, `${sharedSet}:errors.${error.code}`) : errorText(error)
    const isKey = words === undefined && isKaithemError(error)
    this.isFaulty = true
    this.want({ fill: 'red', shape: 'ring', text: isKey ? usual : cut(words ?? usual) })
  }

  /** Takes the error away; the usual status is shown again. */
  recover(): void {
    if (!this.isFaulty) return
    this.isFaulty = false
    this.want(this.base)
  }

  /** Shows nothing. */
  clear(): void {
    this.base = undefined
    this.isFaulty = false
    this.want(undefined)
  }

  /** Clears at once, for good. */
  close(): void {
    if (this.isClosed) return
    this.isClosed = true
    this.timer?.cancel()
    if (this.shown !== undefined) this.node.status({})
  }

  private setBase(text: string, fill: Fill, shape: Shape): void {
    this.isFaulty = false
    const { base, wanted } = this
    if (base !== undefined && wanted === base && base.text === text && base.fill === fill && base.shape === shape)
      return
    this.base = { fill, shape, text }
    this.want(this.base)
  }

  private want(shown: Wanted | undefined): void {
    if (this.isClosed) return
    this.wanted = shown
    if (this.timer === undefined) this.send()
  }

  private send(): void {
    this.timer = undefined
    const { wanted, shown, looked } = this
    // Nothing new since the last look: the pause ends.
    if (wanted === looked) return
    this.looked = wanted
    const next = wanted === undefined ? undefined : made(wanted)
    const isSame = next === shown || (next !== undefined && shown !== undefined && same(next, shown))
    if (!isSame) {
      this.shown = next
      this.node.status(next === undefined ? {} : { ...next })
    }
    this.timer = this.clock.setTimeout(() => this.send(), pause)
  }
}

function made({ fill, shape, text }: Wanted): Shown {
  if (typeof text === 'string') return { fill, shape, text }
  try {
    return { fill, shape, text: cut(text()) }
  } catch (error) {
    return { fill: 'yellow', shape: 'ring', text: cut(errorText(error)) }
  }
}

function same(a: Shown, b: Shown): boolean {
  return a.text === b.text && a.fill === b.fill && a.shape === b.shape
}
