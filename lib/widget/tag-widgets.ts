/** The widgets of tags: one for each way of showing a tag, made when asked for. @module */

import { errorText, KaithemError } from '../errors.ts'
import { html, type Markup } from '../markup.ts'
import type { Owner } from '../scope.ts'
import type { Point } from '../tags/point.ts'
import type { TagWidget, TagWidgetOptions, WidgetSeam } from '../tags/widget-seam.ts'
import { addPoint, Chart, onIdle } from './chart.ts'
import type { WidgetCore } from './core.ts'
import type { WidgetEngine } from './engine.ts'
import { Meter } from './meter.ts'
import { nearest } from './number-range.ts'
import { mayRead, noRights, userName } from './permissions.ts'
import type { Sign } from './signer.ts'
import { rangeOf } from './slider.ts'
import { kindFor, labelOf, makeTagWidget, scaleOfTag, tagText } from './tag-kinds.ts'
import { type CheckedTagOptions, checkTagOptions, parseTagWidgetId, tagWidgetId } from './tag-options.ts'
import { exposureOf, type TagLens, TagSource } from './tag-source.ts'
import { DynamicSpan, TextDisplay } from './texts.ts'
import { coreOf, type Widget } from './widget.ts'

/** Ways of showing one tag; the oldest that nobody sees goes when there are more. */
const mostVariants = 64

export class TagWidgets implements WidgetSeam {
  private readonly engine: WidgetEngine
  private readonly owner: Owner
  private readonly find: (name: string) => Point<unknown> | undefined
  private readonly sign: Sign
  private readonly variants = new WeakMap<Point<unknown>, Set<Widget>>()

  /** @param find a tag that exists, by its name */
  constructor(engine: WidgetEngine, owner: Owner, find: (name: string) => Point<unknown> | undefined, sign: Sign) {
    this.engine = engine
    this.owner = owner
    this.find = find
    this.sign = sign
    engine.maker = (id, user) => this.remake(id, user)
  }

  widgetOf(tag: string, options: TagWidgetOptions): TagWidget {
    const point = this.find(tag)
    if (point === undefined) throw new KaithemError('KAITHEM_KEY', `There is no tag ${tag}`, { tag })
    const checked = checkTagOptions(options, point.type, point.name)
    const id = tagWidgetId(point.name, checked, this.sign)
    const known = this.engine.find(id)
    return (known?.face ?? this.make(point, id, checked)) as unknown as TagWidget
  }

  /** A page has it from before a restart; who has an id that is signed was shown the widget. */
  private remake(id: string, user: string): WidgetCore | undefined {
    const { tag, options } = parseTagWidgetId(id) ?? {}
    const point = tag === undefined ? undefined : this.find(tag)
    if (point === undefined || !mayRead(this.engine.may, userName(user), exposureOf(point) ?? noRights))
      return undefined
    try {
      const checked = checkTagOptions(options, point.type, point.name)
      return tagWidgetId(point.name, checked, this.sign) === id ? coreOf(this.make(point, id, checked)) : undefined
    } catch (error) {
      this.engine.log.debug(`Widget ${id.slice(0, 200)}: ${errorText(error)}`)
      return undefined
    }
  }

  private make(point: Point<unknown>, id: string, options: CheckedTagOptions): Widget {
    this.forgetOld(point)
    const kind = kindFor(point, options)
    const widget = makeTagWidget({ engine: this.engine, owner: this.owner }, id, kind, point, options)
    // Nobody guesses a signed id: who has it was shown the widget.
    coreOf(widget).wasShownToGuests = true
    coreOf(widget).source = new TagSource(point, this.owner, lensOf(widget, point, options))
    coreOf(widget).refresh()
    withLabel(widget, point, options)
    if (widget instanceof Chart) this.record(widget, point)
    const own = this.variants.get(point) ?? new Set()
    this.variants.set(point, own.add(widget))
    point.meta.extras.add(widget)
    return widget
  }

  /** A chart also records while nobody looks: whoever comes wants to see what was. */
  private record(widget: Chart, point: Point<unknown>): void {
    coreOf(widget).source?.watch(true)
    onIdle(widget, () => this.drop(point, widget))
    if (point.active.timestamp !== 0) addPoint(widget, this.engine.clock.now(), Number(point.read()))
  }

  private forgetOld(point: Point<unknown>): void {
    const own = this.variants.get(point)
    if (own === undefined || own.size < mostVariants) return
    for (const widget of own) {
      if (widget.stillActive()) continue
      this.drop(point, widget)
      return
    }
  }

  private drop(point: Point<unknown>, widget: Widget): void {
    this.variants.get(point)?.delete(widget)
    point.knownMeta?.extras.delete(widget)
    widget.dispose()
  }
}

/**
 * A tag's widget has the label and the unit of the tag unless render is told otherwise. Who asks for a span wants it in a
 * line of text: that has a label only where one is given.
 */
function withLabel(widget: Widget, point: Point<unknown>, options: CheckedTagOptions): void {
  const render = widget.render.bind(widget)
  const given = { orient: options.orient ?? 'horizontal', type: options.send }
  widget.render = (...args: readonly unknown[]): Markup => {
    const unit = widget instanceof Meter ? '' : scaleOfTag(point, options).unit
    const last = args.at(-1)
    const own = typeof last === 'object' && last !== null ? last : {}
    const label = options.type === 'span' ? (options.label ?? '') : labelOf(point, options)
    const all = { label, unit, ...given, ...own }
    const shown = render(all)
    if (!(widget instanceof DynamicSpan || widget instanceof TextDisplay) || all.label === '') return shown
    return html`<div class="kaithem-labelled"><span class="kaithem-label">${all.label}</span>${shown}</div>`
  }
}

const identity = (value: unknown): unknown => value

function lensOf(widget: Widget, point: Point<unknown>, options: CheckedTagOptions): TagLens {
  const core = coreOf(widget)
  const plain: TagLens = {
    toWidget: identity,
    toTag: identity,
    show: (value) => core.show(value),
    same: (a, b) => a === b,
    rightsChanged: () => core.recheck(),
  }
  switch (core.behaviour.kind) {
    case 'meter':
      return meterLens(widget as Meter, point, options, plain)
    case 'slider':
    case 'number':
      // Only what is shown keeps to the steps: what the tag has is the truth.
      return { ...plain, toWidget: (value) => nearest(Number(value), { ...rangeOf(widget), step: 0 }) }
    case 'switch':
      return { ...plain, toWidget: (value) => value !== 0, toTag: (value) => (value === true ? 1 : 0) }
    case 'span':
    case 'display':
      return {
        ...plain,
        toWidget: (value) => core.behaviour.prepare?.(tagText(point, value, core.site.engine.units, options)),
      }
    case 'chart':
      return {
        ...plain,
        isRecorder: true,
        same: () => true,
        show: (value, timestamp) =>
          addPoint(widget as Chart, Math.min(timestamp, core.site.engine.clock.now()), Number(value)),
      }
    default:
      return plain
  }
}

/** A meter follows the scale and the units of its tag, too. */
function meterLens(widget: Meter, point: Point<unknown>, options: CheckedTagOptions, plain: TagLens): TagLens {
  const core = coreOf(widget)
  let known = JSON.stringify(scaleOfTag(point, options))
  const follow = (): void => {
    const scale = scaleOfTag(point, options)
    const now = JSON.stringify(scale)
    if (now === known) return
    known = now
    widget.setup({ ...scale, high: scale.hi, low: scale.lo })
  }
  return {
    ...plain,
    toWidget(value, isSet) {
      follow()
      return isSet ? core.behaviour.prepare?.(value) : null
    },
    same: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  }
}
