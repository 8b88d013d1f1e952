/** The status of a node with a pin: its value, and what serves it, or what is wrong and what helps. @module */

import { errorText } from '../../lib/errors.ts'
import type { PinState } from '../../lib/gpio/api.ts'
import { problemOf, whyMock } from '../_config/pin-problem.ts'
import { sharedSet, textKey } from './package.ts'
import type { Red } from './red-types.ts'
import type { Fill, Shape, Status } from './status.ts'

/** What the status looks at. */
export interface ShownPin {
  readonly state: PinState
  /** What it does now, in words: `on`, `30 %`. */
  words(): string
  /** Whether it does anything now. */
  isActive(): boolean
}

/** The sentence in the language of the runtime, because values stand in it. */
export type Translate = (key: string, data?: Record<string, string>) => string

export function gpioTexts(RED: Pick<Red, '_'>): Translate {
  return (key, data) => RED._(textKey(sharedSet, `${sharedSet}:gpio.${key}`), data)
}

/** What is wrong at a pin, for the status; undefined for what is wrong with other things. */
export function pinWords(error: unknown, translate: Translate): string | undefined {
  const { reason, data } = problemOf(error)
  return reason === 'other' ? undefined : translate(`status.${reason}`, data)
}

/** Keeps the status of a node in step with its pin. */
export class PinStatus {
  private readonly status: Pick<Status, 'text'>
  private readonly translate: Translate
  private readonly refusals: () => readonly { readonly reason: string }[]
  private readonly known = new Map<string, string>()
  private isStopped = false
  private why: string | undefined

  /** @param refusals why the better drivers are not used; asked once, because it looks at the machine */
  constructor(
    status: Pick<Status, 'text'>,
    translate: Translate,
    refusals: () => readonly { readonly reason: string }[],
  ) {
    this.status = status
    this.translate = translate
    this.refusals = refusals
  }

  show(pin: ShownPin): void {
    const { state } = pin
    if (this.isStopped) return
    const wrong = this.wrong(state)
    if (wrong !== undefined) {
      // Not as an error of the node: the next message that does well must not take it away.
      this.status.text(wrong, 'red', 'ring')
      return
    }
    const { fill, key } = this.look(state)
    const shape: Shape = pin.isActive() ? 'dot' : 'ring'
    const words = `${pin.words()} · ${this.text(key)}`
    if (state.warnings.length === 0) this.status.text(words, fill, shape)
    else this.status.text(`${words} · ${this.text('status.limited')}`, 'yellow', shape)
  }

  /** The pin could not be opened; it is tried again. */
  refuse(error: unknown): void {
    this.status.text(pinWords(error, this.translate) ?? errorText(error), 'red', 'ring')
  }

  /** The node is closed, and its pin after it: nothing to tell people. */
  stop(): void {
    this.isStopped = true
  }

  private wrong({ error, closed }: PinState): string | undefined {
    if (closed) return this.translate('status.taken')
    return error === null ? undefined : (pinWords(error, this.translate) ?? error.message)
  }

  private look({ driver, forced, mock_reason }: PinState): { fill: Fill; key: string } {
    if (forced) return { fill: 'yellow', key: 'status.forced' }
    switch (mock_reason) {
      case null:
        return { fill: 'green', key: `short.${driver}` }
      case 'option':
        return { fill: 'blue', key: 'status.virtual' }
      case 'fallback':
        this.why ??= whyMock(this.refusals())
        return { fill: 'blue', key: `status.fallback.${this.why}` }
      default:
        return { fill: 'yellow', key: 'status.mocked' }
    }
  }

  /** Pins change often, texts do not. */
  private text(key: string): string {
    const known = this.known.get(key) ?? this.translate(key)
    this.known.set(key, known)
    return known
  }
}
