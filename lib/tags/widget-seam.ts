/** What the tags ask of the widgets, and what they give them. @module */

import type { Markup } from '../markup.ts'
import type { Owned, Subscription } from '../scope.ts'

/** How a tag is shown: as what suits it, unless this says otherwise. */
export interface TagWidgetOptions {
  /**
   * meter, gauge, slider, number, switch, select, text, display, span, chart or spark (default: what suits type, limits and
   * permissions of the tag).
   */
  readonly type?: string
  /** What stands beside it (default: the description of the tag, else the last part of its name). */
  readonly label?: string
  /** Units to show a meter in, separated by `|` (default: those of the tag). */
  readonly displayUnits?: string
  /** Ends of the scale (default: those of the tag). */
  readonly min?: number
  readonly max?: number
  /** Of a slider or a number box (default: a hundredth of the range, rounded; any number for boxes). */
  readonly step?: number
  /** Of a slider: horizontal (default) or vertical. */
  readonly orient?: string
  /** When a slider or a text box sends: realtime (default) or onrelease. */
  readonly send?: string
  /** How far back a chart goes, in seconds (default 600). */
  readonly seconds?: number
}

/** The widget of a tag. Everybody who asks for it in the same way has the same one; it ends with the tag. */
export interface TagWidget extends Owned {
  /** The id under which clients find it. */
  readonly uuid: string
  /** The HTML, with the present value, and its label unless told otherwise. */
  render(...args: readonly unknown[]): Markup
  /** What it shows. */
  read(): unknown
  /** Calls f(user, value) when a client changes it; the tag has the value by then. */
  attach(callback: (user: string, value: unknown) => unknown): Subscription
  /** One more permission that is needed to see it, beside those of the tag. */
  require(permission: string | readonly string[]): void
  /** One more permission that is needed to change it, beside those of the tag. */
  requireToWrite(permission: string | readonly string[]): void
  stillActive(): boolean
}

/** The widgets as the tags see them. */
export interface WidgetSeam {
  /**
   * @param tag the name of a tag that exists
   * @throws KAITHEM_TYPE, KAITHEM_VALUE naming the option
   */
  widgetOf(tag: string, options: TagWidgetOptions): TagWidget
}
