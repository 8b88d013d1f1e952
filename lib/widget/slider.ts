/**
 * Slider and NumberBox: numbers that people set.
 *
 * Porting note: what is written to a Slider, Switch or TextBox shows on all pages at once, a Slider stays within its range, and labels
 * and units are shown as they are written; in Kaithem code that writes reaches no open page, nothing is clamped, and labels are HTML.
 *
 * @module
 */

import { addAliases } from '../aliases.ts'
import { html, type Markup } from '../markup.ts'
import { named } from './arguments.ts'
import type { Behaviour } from './behaviour.ts'
import { choice, textOption, writtenNumber } from './checks.ts'
import { nextControl } from './controls.ts'
import { attributes, labelled, unitText } from './element.ts'
import { fitted, type NumberRange, nearest, rangeAttributes, readRange } from './number-range.ts'
import type { WidgetSite } from './site.ts'
import type { RenderOptions } from './texts.ts'
import { coreOf, Widget, type WidgetOptions, wrap } from './widget.ts'

export interface RangeOptions extends WidgetOptions {
  /** Lowest value (default 0). */
  readonly min?: number
  /** Highest value (default 100). */
  readonly max?: number
  /** Values are so far apart (default 0.1). */
  readonly step?: number
}

export interface SliderRenderOptions extends RenderOptions {
  /** `realtime` (default), `onrelease`, or `debug`, which shows what is sent. */
  readonly type?: 'realtime' | 'onrelease' | 'debug'
  /** `vertical` (default) or `horizontal`. */
  readonly orient?: 'vertical' | 'horizontal'
  readonly unit?: string
  readonly label?: string
}

/** How a range behaves; `range` is asked each time, because that of a tag may change. */
export const rangeBehaviour = (kind: string, what: string, range: () => NumberRange): Behaviour => ({
  kind,
  initial: nearest(0, range()),
  prepare: (value) => nearest(writtenNumber(value, what), range()),
  accept: (value) => fitted(value, range()),
})

interface Holder {
  range: () => NumberRange
}

const holders = new WeakMap<object, Holder>()

/** The range of a slider or a number box. */
export const rangeOf = (widget: object): NumberRange => (holders.get(widget) as Holder).range()

/** Says where the range of a widget is from. */
export function setRange(widget: object, range: () => NumberRange): void {
  const holder = holders.get(widget)
  if (holder !== undefined) holder.range = range
}

export class Slider extends Widget {
  constructor(site: WidgetSite, ...args: readonly unknown[]) {
    const options = named<RangeOptions>(args, ['min', 'max', 'step'])
    const range = readRange(options, 'Slider', { min: 0, max: 100, step: 0.1 })
    const holder: Holder = { range: () => range }
    super(
      site,
      options,
      rangeBehaviour('slider', 'A Slider', () => holder.range()),
    )
    holders.set(this, holder)
  }

  /**
   * The HTML: a slider with its value beside it.
   *
   * @param args `type`, `orient`, `unit`, `label`; or the options `{ type, orient, unit, label, cssclass }`. With the
   * type `onrelease` a value is sent only when the slider is let go
   * @throws KAITHEM_VALUE for an unknown type or direction
   * @example
   * const w = kaithem.widget.Slider({ min: 0, max: 10, step: 0.5 })
   * w.write(3.3)
   * String(w.render({ label: 'Fan', unit: 'V' })).includes('value="3.5"') // => true
   */
  override render(...args: readonly unknown[]): Markup {
    const options = named<SliderRenderOptions>(args, ['type', 'orient', 'unit', 'label'])
    const type = choice(options.type, 'The type of a Slider', ['realtime', 'onrelease', 'debug'], 'realtime')
    const orient = choice(options.orient, 'orient of a Slider', ['vertical', 'horizontal'], 'vertical')
    const core = coreOf(this)
    const id = nextControl(core)
    const { label, aria } = labelled(id, textOption(options.label, 'label of a Slider'), 'Slider')
    const input = attributes({
      id,
      type: 'range',
      ...rangeAttributes(rangeOf(this)),
      value: core.value,
      'aria-orientation': orient,
      autocomplete: 'off',
      ...aria,
    })
    const shown = html`<output class="kaithem-number" for="${id}">${core.value}</output>${unitText(options.unit)}`
    const more = { 'data-type': type, 'data-orient': orient, 'data-unit': options.unit }
    const inner = html`${label}<input${input}><span class="kaithem-reading">${shown}</span>`
    return wrap(this, { cssclass: options.cssclass, more }, inner)
  }
}

export interface NumberBoxRenderOptions extends RenderOptions {
  readonly label?: string
  readonly unit?: string
}

export class NumberBox extends Widget {
  constructor(site: WidgetSite, ...args: readonly unknown[]) {
    const options = named<RangeOptions>(args, ['min', 'max', 'step'])
    const anything = { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY, step: 0 }
    const range = readRange(options, 'NumberBox', anything)
    const holder: Holder = { range: () => range }
    super(
      site,
      options,
      rangeBehaviour('number', 'A NumberBox', () => holder.range()),
    )
    holders.set(this, holder)
  }

  /**
   * The HTML: a box for a number.
   *
   * @param args `label`, `unit`; or the options `{ label, unit, cssclass }`
   * @example
   * const w = kaithem.widget.NumberBox({ min: 5, max: 30 })
   * w.write(21)
   * String(w.render('Target', 'degC')).includes('value="21"') // => true
   */
  override render(...args: readonly unknown[]): Markup {
    const options = named<NumberBoxRenderOptions>(args, ['label', 'unit'])
    const core = coreOf(this)
    const id = nextControl(core)
    const { label, aria } = labelled(id, textOption(options.label, 'label of a NumberBox'), 'Number')
    const input = attributes({
      id,
      type: 'number',
      inputmode: 'decimal',
      ...rangeAttributes(rangeOf(this)),
      value: core.value,
      autocomplete: 'off',
      ...aria,
    })
    return wrap(
      this,
      { cssclass: options.cssclass },
      html`${label}<span class="kaithem-field"><input${input}>${unitText(options.unit)}</span>`,
    )
  }
}

for (const each of [Slider, NumberBox]) addAliases(each.prototype)
