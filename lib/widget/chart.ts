/** Chart and Sparkline: the recent values of a number, drawn by the server, kept going by the script. @module */

import { addAliases } from '../aliases.ts'
import { html, type Markup } from '../markup.ts'
import type { Timer } from '../platform/clock.ts'
import { named } from './arguments.ts'
import { axisText, type ChartPoint, chartHeight, chartPath, chartScale, chartWidth } from './chart-path.ts'
import { numberOption, positiveOption, textOption, writtenNumber } from './checks.ts'
import { type Attributes, attributes, unitText } from './element.ts'
import { History } from './history.ts'
import { rounded } from './meter-text.ts'
import type { WidgetSite } from './site.ts'
import type { RenderOptions } from './texts.ts'
import { coreOf, Widget, type WidgetOptions, wrap } from './widget.ts'

export interface ChartOptions extends WidgetOptions {
  /** How far back it goes (default 600). */
  readonly seconds?: number
  /** Lower end of the scale (default: what fits the values). */
  readonly min?: number
  /** Upper end of the scale (default: what fits the values). */
  readonly max?: number
}

export interface ChartRenderOptions extends RenderOptions {
  readonly label?: string
  readonly unit?: string
}

/** What clients get at first. */
interface ChartState {
  readonly points: readonly ChartPoint[]
}

interface Inside {
  readonly history: History
  readonly min: number | null
  readonly max: number | null
  pushedAt: number
  timer: Timer | undefined
  idle: Timer | undefined
}

/** A week; more is the work of a data base. */
const longest = 7 * 86_400
/** More points than this a second nobody sees, on a chart of ten minutes. */
const shownPoints = 600

const insides = new WeakMap<object, Inside>()
const insideOf = (widget: object): Inside => insides.get(widget) as Inside

/** Adds a value with its time; clients are told in as many steps as can be seen. */
export function addPoint(widget: Chart, time: number, value: number): void {
  const inside = insideOf(widget)
  const core = coreOf(widget)
  const { clock } = core.site.engine
  inside.history.add(time, value)
  core.append(value, value)
  const push = (): void => {
    inside.timer = undefined
    inside.pushedAt = clock.now()
    const latest = inside.history.points().at(-1)
    if (!core.closed && latest !== undefined) core.announce(latest)
  }
  const wait = inside.pushedAt + inside.history.seconds / shownPoints - clock.now()
  if (wait <= 0) push()
  else inside.timer ??= clock.setTimeout(push, wait)
}

/** Calls once nobody saw or rendered the chart for the time that it shows, and at least for ten minutes. */
export function onIdle(widget: Chart, run: () => void): void {
  const inside = insideOf(widget)
  const core = coreOf(widget)
  const wait = Math.max(600, inside.history.seconds)
  const before = core.rendered
  inside.idle?.cancel()
  inside.idle = core.site.engine.clock.setTimeout(() => {
    if (core.isActive || core.rendered !== before) onIdle(widget, run)
    else run()
  }, wait)
}

export class Chart extends Widget {
  constructor(site: WidgetSite, ...args: readonly unknown[]) {
    const options = named<ChartOptions>(args, ['seconds'])
    const seconds = Math.min(longest, positiveOption(options.seconds, 'seconds of a Chart', 600))
    const end = (value: unknown, name: string): number | null =>
      value === undefined ? null : numberOption(value, `${name} of a Chart`, 0)
    const history = new History(seconds)
    const inside: Inside = {
      history,
      min: end(options.min, 'min'),
      max: end(options.max, 'max'),
      pushedAt: Number.NEGATIVE_INFINITY,
      timer: undefined,
      idle: undefined,
    }
    super(site, options, {
      kind: 'chart',
      accept: () => undefined,
      // The state is the whole line, a message its newest point.
      wire: (value) => (Array.isArray(value) ? value : ({ points: history.points() } satisfies ChartState)),
      end: () => {
        inside.timer?.cancel()
        inside.idle?.cancel()
      },
    })
    insides.set(this, inside)
  }

  /**
   * Adds a value, now.
   *
   * @param value the number
   * @throws KAITHEM_TYPE for what is no number; KAITHEM_CLOSED
   * @example
   * const chart = kaithem.widget.Chart({ seconds: 60 })
   * chart.write(20)
   * chart.write(21)
   * chart.read() // => 21
   */
  override write(value: unknown): void {
    const core = coreOf(this)
    core.checkOpen()
    addPoint(this, core.site.engine.clock.now(), writtenNumber(value, 'A Chart'))
  }

  /**
   * The HTML: the line of the last seconds as it is now, with its scale.
   *
   * @param args `label`, `unit`; or the options `{ label, unit, cssclass }`
   * @example
   * const chart = kaithem.widget.Chart({ min: 0, max: 100 })
   * chart.write(20)
   * String(chart.render('Level', '%')).includes('<path') // => true
   */
  override render(...args: readonly unknown[]): Markup {
    const options = named<ChartRenderOptions>(args, ['label', 'unit'])
    const name = textOption(options.label, 'label of a Chart')
    const { drawing, low, high, latest, more } = draw(this, name)
    const label = name === '' ? '' : html`<span class="kaithem-label">${name}</span>`
    const reading = html`<span class="kaithem-reading"><span class="kaithem-text">${latest ?? '–'}</span>${unitText(options.unit)}</span>`
    const ends = html`<span class="kaithem-high">${high}</span><span class="kaithem-low">${low}</span>`
    const since = html`<span class="kaithem-axis">−${duration(insideOf(this).history.seconds)}</span>`
    const plot = html`<span class="kaithem-plot">${drawing}<span class="kaithem-axis">${ends}</span>${since}</span>`
    return wrap(this, { cssclass: options.cssclass, more }, html`${label}${reading}${plot}`)
  }
}

export class Sparkline extends Chart {
  /**
   * The HTML: a small line for the text around it, with the present value.
   *
   * @param args `label`, `unit`; or the options `{ label, unit, cssclass }`
   * @example
   * const spark = kaithem.widget.Sparkline({ seconds: 60 })
   * spark.write(20)
   * String(spark.render()).includes('kaithem-spark') // => true
   */
  override render(...args: readonly unknown[]): Markup {
    const options = named<ChartRenderOptions>(args, ['label', 'unit'])
    const name = textOption(options.label, 'label of a Sparkline')
    const { drawing, latest, more } = draw(this, name)
    const label = name === '' ? '' : html`<span class="kaithem-label">${name}</span>`
    const reading = html`<span><span class="kaithem-text">${latest ?? '–'}</span>${unitText(options.unit)}</span>`
    const cssclass = `kaithem-spark ${options.cssclass ?? ''}`
    return wrap(this, { tag: 'span', cssclass, more }, html`${label}${drawing}${reading}`)
  }
}

const units = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
] as const

/** A length of time in the largest unit that suits it. */
export function duration(seconds: number): string {
  const [size, unit] = units.find(([each]) => seconds >= each) ?? [1, 's']
  return `${Math.round((seconds / size) * 10) / 10} ${unit}`
}

/** The drawing, and what stands around it. */
function draw(widget: Chart, name: unknown) {
  const { history, min, max } = insideOf(widget)
  const { clock } = coreOf(widget).site.engine
  const points = history.points()
  const now = clock.now()
  const { seconds } = history
  const [low, high] = chartScale(points, min, max)
  const frame = { now, seconds, min: low, max: high }
  const view: Attributes = { viewBox: `0 0 ${chartWidth} ${chartHeight}`, preserveAspectRatio: 'none', role: 'img' }
  const svg = attributes({ ...view, 'aria-label': name === '' ? 'Chart' : name, focusable: 'false' })
  const grid = [0, 50, 100].map((y) => html`<path class="kaithem-grid" d="M0 ${y}H${chartWidth}"/>`)
  const area = html`<path class="kaithem-area" d="${chartPath(points, frame, true)}"/>`
  const line = html`<path class="kaithem-line" d="${chartPath(points, frame)}"/>`
  const latest = points.at(-1)?.[1]
  return {
    drawing: html`<svg${svg}>${grid}${area}${line}</svg>`,
    low: axisText(low),
    high: axisText(high),
    latest: latest === undefined ? undefined : rounded(latest),
    more: {
      'data-seconds': seconds,
      'data-min': min ?? undefined,
      'data-max': max ?? undefined,
      // The script draws on from these.
      'data-points': JSON.stringify(points.map(([time, value]) => [Math.round(time * 10) / 10, value])),
    },
  }
}

for (const each of [Chart, Sparkline]) addAliases(each.prototype)
