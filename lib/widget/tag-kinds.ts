/** Which widget suits a tag, and the making of it. @module */

import { never } from '../tags/exposure.ts'
import type { Point } from '../tags/point.ts'
import type { UnitTable } from '../units/unit-table.ts'
import { Chart, Sparkline } from './chart.ts'
import { readChoices } from './choices.ts'
import { Select, Switch, setChoices, TextBox } from './inputs.ts'
import { Gauge, Meter } from './meter.ts'
import { meterText } from './meter-text.ts'
import type { NumberRange } from './number-range.ts'
import type { WidgetSite } from './site.ts'
import { NumberBox, Slider, setRange } from './slider.ts'
import type { CheckedTagOptions, TagWidgetKind } from './tag-options.ts'
import { exposureOf, isWritable } from './tag-source.ts'
import { DynamicSpan, TextDisplay } from './texts.ts'
import type { Widget } from './widget.ts'

/** What a tag says about its numbers; what it does not say is undefined. */
export interface TagScale {
  readonly min: number | undefined
  readonly max: number | undefined
  readonly hi: number | undefined
  readonly lo: number | undefined
  readonly unit: string
  readonly displayUnits: string | undefined
}

export function scaleOfTag(point: Point<unknown>, options: CheckedTagOptions): TagScale {
  const { knownMeta } = point
  const setting = (name: 'min' | 'max' | 'hi' | 'lo'): number | undefined => knownMeta?.settings.get(name)
  return {
    min: options.min ?? setting('min'),
    max: options.max ?? setting('max'),
    hi: setting('hi'),
    lo: setting('lo'),
    unit: knownMeta?.unit ?? '',
    displayUnits: options.displayUnits ?? knownMeta?.settings.get('displayUnits'),
  }
}

/** A round step of which about a hundred fit in the range. */
function stepOf(min: number, max: number): number {
  const rough = (max - min) / 100
  const power = 10 ** Math.floor(Math.log10(rough))
  const factor = rough / power
  return Number(((factor >= 5 ? 5 : factor >= 2 ? 2 : 1) * power).toPrecision(3))
}

/** The range of a slider; of a number box, without ends where the tag has none. */
export function rangeOfTag(point: Point<unknown>, options: CheckedTagOptions, isSlider: boolean): NumberRange {
  const { min, max } = scaleOfTag(point, options)
  if (!isSlider) {
    return { min: min ?? Number.NEGATIVE_INFINITY, max: max ?? Number.POSITIVE_INFINITY, step: options.step ?? 0 }
  }
  const low = min ?? 0
  const high = max !== undefined && max > low ? max : low + 100
  return { min: low, max: high, step: options.step ?? stepOf(low, high) }
}

const enumOf = (point: Point<unknown>): unknown => {
  const given = point.knownMeta?.settings.get('enum')
  return typeof given === 'object' && given !== null && Object.keys(given).length > 0 ? given : undefined
}

/** Whether anybody could change it from a page. */
const isForClients = (point: Point<unknown>): boolean => {
  const exposure = exposureOf(point)
  return isWritable(point) && exposure?.write.includes(never) !== true
}

export function kindFor(point: Point<unknown>, { type }: CheckedTagOptions): TagWidgetKind {
  if (type !== undefined) return type
  const isInput = isForClients(point)
  if (point.type === 'object' || point.type === 'binary') return 'display'
  if (enumOf(point) !== undefined) return isInput ? 'select' : 'span'
  if (point.type === 'string') return isInput ? 'text' : 'span'
  if (point.knownMeta?.subtype === 'bool') return isInput ? 'switch' : 'span'
  if (!isInput) return 'meter'
  const { min, max } = scaleOfTag(point, {})
  return min !== undefined && max !== undefined ? 'slider' : 'number'
}

/** What stands beside it when nobody says otherwise. */
export const labelOf = (point: Point<unknown>, { label }: CheckedTagOptions): string =>
  label ?? (point.knownMeta?.description || point.name.split(/[/.]/).findLast((part) => part !== '') || point.name)

/** The widget, still without a value. */
export function makeTagWidget(
  site: WidgetSite,
  id: string,
  kind: TagWidgetKind,
  point: Point<unknown>,
  options: CheckedTagOptions,
): Widget {
  const { min, max, hi, lo, unit, displayUnits } = scaleOfTag(point, options)
  const meter = { id, min, max, high: hi, low: lo, unit, displayUnits }
  switch (kind) {
    case 'meter':
      return new Meter(site, meter)
    case 'gauge':
      return new Gauge(site, meter)
    case 'slider':
    case 'number': {
      const widget = new (kind === 'slider' ? Slider : NumberBox)(site, { id })
      setRange(widget, () => rangeOfTag(point, options, kind === 'slider'))
      return widget
    }
    case 'switch':
      return new Switch(site, { id })
    case 'select': {
      const choices = () => readChoices(enumOf(point) ?? [point.value])
      const widget = new Select(site, { id, options: enumOf(point) ?? [''] })
      setChoices(widget, choices)
      return widget
    }
    case 'text':
      return new TextBox(site, { id })
    case 'display':
      return new TextDisplay(site, { id })
    case 'span':
      return new DynamicSpan(site, { id })
    case 'chart':
    case 'spark':
      return new (kind === 'chart' ? Chart : Sparkline)(site, {
        id,
        seconds: options.seconds,
        min: options.min,
        max: options.max,
      })
  }
}

/** A value of a tag as text: the name of its enum, else what people read, numbers with their unit as meters have them. */
export function tagText(point: Point<unknown>, value: unknown, units: UnitTable, options: CheckedTagOptions): string {
  const names = enumOf(point)
  const named = names === undefined ? undefined : readChoices(names).find((one) => one.value === value)?.label
  if (named !== undefined) return named
  if (typeof value === 'number' && Number.isFinite(value)) {
    const { unit, displayUnits } = scaleOfTag(point, options)
    return meterText(units, value, unit, displayUnits)
  }
  if (value instanceof Uint8Array) return `${value.length} B`
  return typeof value === 'object' && value !== null ? JSON.stringify(value, null, 1) : String(value)
}
