/**
 * Meter and Gauge: a number that changes.
 *
 * Porting note: a Meter uses the displayUnits it is made with, `setup` shows the value anew, and negative numbers with prefixes of the
 * SI are right; Kaithem's Meter does none of these. A Meter that was never written has the value null.
 *
 * @module
 */

import { addAliases } from '../aliases.ts'
import { html, type Markup } from '../markup.ts'
import { named } from './arguments.ts'
import { textOption, writtenNumber } from './checks.ts'
import { nextControl } from './controls.ts'
import { attributes, labelled, unitText } from './element.ts'
import { classOf, type MeterScale, type MeterSettings, positionOf, readScale, setupNames } from './meter-settings.ts'
import { meterText, rounded } from './meter-text.ts'
import type { MeterScaleShown, MeterZone } from './shown-scale.ts'
import type { WidgetSite } from './site.ts'
import type { RenderOptions } from './texts.ts'
import { coreOf, Widget, type WidgetOptions, wrap } from './widget.ts'

export interface MeterOptions extends MeterSettings, WidgetOptions {}

export interface MeterRenderOptions extends RenderOptions {
  /** Shown in grey behind the text. */
  readonly unit?: string
  readonly label?: string
}

/** What a meter keeps: the number rounded to 3 digits, its class, its text. */
export type MeterValue = readonly [value: number, cssclass: string, text: string]

interface Inside {
  given: MeterSettings
  scale: MeterScale
  raw: number | undefined
  /** Whether pages may have another scale. */
  isChanged: boolean
  readonly complained: Set<string>
}

const insides = new WeakMap<object, Inside>()
const insideOf = (widget: object): Inside => insides.get(widget) as Inside

/** The scale of a meter. */
export const scaleOf = (widget: Meter): MeterScale => insideOf(widget).scale

function meterValue(widget: Meter, value: unknown): MeterValue {
  const inside = insideOf(widget)
  const { scale, complained } = inside
  const number = writtenNumber(value, 'A Meter')
  inside.raw = number
  const { id, site } = coreOf(widget)
  const { units, log } = site.engine
  const complain = (unit: string): void => {
    if (complained.has(unit)) return
    complained.add(unit)
    log.warn(`Meter ${id} cannot show ${scale.unit || 'a number'} in ${unit}`)
  }
  return [rounded(number), classOf(number, scale), meterText(units, number, scale.unit, scale.displayUnits, complain)]
}

/** What clients get: once the scale was changed, the scale too. */
function withScale(widget: Meter, value: unknown): unknown {
  const { scale, isChanged } = insideOf(widget)
  if (!isChanged || (value !== null && !Array.isArray(value))) return value
  const shown: MeterScaleShown = { min: scale.min, max: scale.max, zones: zonesOf(scale) }
  return [...(value ?? [null, 'none', '–']), shown]
}

/** The parts all ways of rendering show. */
function partsOf(widget: Meter, args: readonly unknown[], names: readonly (keyof MeterRenderOptions & string)[]) {
  const options = named<MeterRenderOptions>(args, names)
  const core = coreOf(widget)
  const value = core.value as MeterValue | null
  const id = nextControl(core)
  const name = textOption(options.label, 'label of a Meter')
  const { min, max, unit } = scaleOf(widget)
  // The text of a meter ends in its unit already.
  const behind = options.unit === unit ? '' : options.unit
  const text = html`<span class="kaithem-text">${value === null ? '–' : value[2]}</span>${unitText(behind)}`
  const more = { 'data-state': value?.[1] ?? 'none', 'data-min': min, 'data-max': max }
  return { options, value, id, name, text, more }
}

function line(widget: Meter, kind: string, args: readonly unknown[]): Markup {
  const { options, name, text, more } = partsOf(widget, args, ['label', 'unit'])
  const label = name === '' ? '' : html`<span class="kaithem-label">${name}</span>`
  const cssclass = `kaithem-${kind} ${options.cssclass ?? ''}`
  return wrap(widget, { tag: 'span', cssclass, more }, html`${label}${text}`)
}

export class Meter extends Widget {
  constructor(site: WidgetSite, ...args: readonly unknown[]) {
    const options = named<MeterOptions>(args, [])
    const scale = readScale(options)
    const found: { self?: Meter } = {}
    super(site, options, {
      kind: 'meter',
      // Pages that were made before `setup` learn the scale with the value.
      wire: (value) => (found.self === undefined ? value : withScale(found.self, value)),
      prepare: (value) => (found.self === undefined ? value : meterValue(found.self, value)),
      accept: () => undefined,
    })
    found.self = this
    insides.set(this, { given: options, scale, raw: undefined, isChanged: false, complained: new Set() })
  }

  /**
   * Changes scale, limits or units; the value is shown anew. What is not given stays.
   *
   * @param args `min`, `max`, `high`, `low`, `unit`, `displayUnits`; or these, `high_warn` and `low_warn` as options
   * @throws KAITHEM_TYPE for what is no number
   * @example
   * const m = kaithem.widget.Meter({ unit: 'degC', displayUnits: 'degC|degF' })
   * m.write(20)
   * m.read() // => [20, 'normal', '20C/68.0F']
   * m.setup({ high: 15 })
   * m.read() // => [20, 'error', '20C/68.0F']
   */
  setup(...args: readonly unknown[]): void {
    const inside = insideOf(this)
    const given = { ...inside.given, ...named<MeterSettings>(args, setupNames) }
    inside.scale = readScale(given)
    inside.given = given
    inside.isChanged = true
    inside.complained.clear()
    const core = coreOf(this)
    core.show(inside.raw === undefined ? null : meterValue(this, inside.raw))
  }

  /**
   * The HTML: label, text and a bar.
   *
   * @param args `unit`, `label`; or the options `{ unit, label, cssclass }`
   * @example
   * const m = kaithem.widget.Meter({ high: 80 })
   * m.write(21)
   * String(m.render('Volts', 'CH1 Voltage')).includes('<meter') // => true
   */
  override render(...args: readonly unknown[]): Markup {
    const { options, value, id, name, text, more } = partsOf(this, args, ['unit', 'label'])
    const { label, aria } = labelled(id, name, 'Meter')
    const { min, max } = scaleOf(this)
    const bar = attributes({ id, min, max, value: value?.[0] ?? min, ...aria })
    const inner = html`${label}<span class="kaithem-reading">${text}</span><meter${bar}></meter>`
    return wrap(this, { cssclass: options.cssclass, more }, inner)
  }

  /**
   * The HTML: the text alone, for a line of other text.
   *
   * @param args `label`, `unit`; or the options `{ label, unit, cssclass }`
   * @example
   * const m = kaithem.widget.Meter()
   * m.write(21)
   * String(m.render_as_span()).includes('21') // => true
   */
  render_as_span(...args: readonly unknown[]): Markup {
    return line(this, 'as-span', args)
  }

  /**
   * The HTML: label and text on one line.
   *
   * @param args `label`, `unit`; or the options `{ label, unit, cssclass }`
   * @example
   * String(kaithem.widget.Meter().render_oneline('Tank')).includes('Tank') // => true
   */
  render_oneline(...args: readonly unknown[]): Markup {
    return line(this, 'oneline', args)
  }

  /**
   * The HTML: a small label above a small text, for many on one page.
   *
   * @param args `label`, `unit`; or the options `{ label, unit, cssclass }`
   * @example
   * String(kaithem.widget.Meter().render_compact('Tank')).includes('Tank') // => true
   */
  render_compact(...args: readonly unknown[]): Markup {
    return line(this, 'compact', args)
  }
}

/** The arc of a gauge: half a circle. */
const arc = 'M 10 55 A 45 45 0 0 1 100 55'

/** Where on the arc something is, in hundredths of its length. */
const hundredths = (position: number): number => Math.round(position * 1000) / 10

export class Gauge extends Meter {
  /**
   * The HTML: half a dial with the text in it; the limits are marked.
   *
   * @param args `unit`, `label`; or the options `{ unit, label, cssclass }`
   * @example
   * const g = kaithem.widget.Gauge({ min: 0, max: 8, high_warn: 6, unit: 'bar' })
   * g.write(4)
   * String(g.render({ label: 'Boiler' })).includes('<svg') // => true
   */
  override render(...args: readonly unknown[]): Markup {
    const { options, value, name, text, more } = partsOf(this, args, ['unit', 'label'])
    const scale = scaleOf(this)
    const at = value === null ? 0 : hundredths(positionOf(value[0], scale))
    const label = name === '' ? '' : html`<span class="kaithem-label">${name}</span>`
    const role = { 'aria-valuemin': scale.min, 'aria-valuemax': scale.max, 'aria-valuenow': value?.[0] ?? scale.min }
    const meter = attributes({
      role: 'meter',
      'aria-label': name === '' ? 'Gauge' : name,
      'aria-valuetext': value?.[2],
      ...role,
    })
    const zones = zonesOf(scale).map(([kind, from, to]) => {
      const dash = `0 ${from} ${Math.max(0.1, to - from)} 200`
      return html`<path class="kaithem-zone" data-state="${kind}" d="${arc}" pathLength="100" stroke-dasharray="${dash}"/>`
    })
    const track = html`<path class="kaithem-track" d="${arc}" pathLength="100"/>`
    const hand = html`<path class="kaithem-hand" d="${arc}" pathLength="100" stroke-dasharray="${at} 200"/>`
    const dial = html`<svg viewBox="0 0 110 62" aria-hidden="true" focusable="false">${track}${zones}${hand}</svg>`
    const inner = html`${label}<span class="kaithem-dial"${meter}>${dial}<span class="kaithem-reading">${text}</span></span>`
    return wrap(
      this,
      { cssclass: `kaithem-gauge ${options.cssclass ?? ''}`, more: { ...more, 'data-gauge': true } },
      inner,
    )
  }
}

/** Parts of the scale where the value is no good, in hundredths. */
function zonesOf(scale: MeterScale): MeterZone[] {
  const at = (value: number): number => hundredths(positionOf(value, scale))
  const zones: MeterZone[] = [
    ['warning', at(scale.highWarn), at(scale.high)],
    ['warning', at(scale.low), at(scale.lowWarn)],
    ['error', at(scale.high), 100],
    ['error', 0, at(scale.low)],
  ]
  return zones.filter(([, from, to]) => to > from)
}

for (const each of [Meter, Gauge]) addAliases(each.prototype)
