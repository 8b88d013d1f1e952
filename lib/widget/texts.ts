/** DynamicSpan, TextDisplay and TimeWidget: widgets that only show. @module */

import { addAliases } from '../aliases.ts'
import { html, Markup } from '../markup.ts'
import { named } from './arguments.ts'
import type { Behaviour } from './behaviour.ts'
import { choice } from './checks.ts'
import { content, contentHtml } from './content.ts'
import type { WidgetSite } from './site.ts'
import { coreOf, Widget, type WidgetOptions, wrap } from './widget.ts'

/** The most characters of a span. */
const spanLength = 255
/** The most characters of a display. */
const displayLength = 100_000

const shows = (kind: string, length: number): Behaviour => ({
  kind,
  initial: '',
  prepare: (value) => content(value, length),
  // Clients have nothing to say here.
  accept: () => undefined,
  wire: contentHtml,
})

/** What every `render` takes. */
export interface RenderOptions {
  /** Further CSS classes. */
  readonly cssclass?: string
}

export interface TextDisplayOptions extends RenderOptions {
  /** CSS length (default 4em). */
  readonly height?: string
  /** CSS length (default 24em). */
  readonly width?: string
}

export class DynamicSpan extends Widget {
  constructor(site: WidgetSite, options: WidgetOptions = {}) {
    super(site, options, shows('span', spanLength))
  }

  /**
   * The HTML: a span.
   *
   * @param args `cssclass`, or the options `{ cssclass }`
   * @example
   * const span = kaithem.widget.DynamicSpan()
   * span.write('a < b')
   * String(span.render()).includes('a &lt; b') // => true
   */
  override render(...args: readonly unknown[]): Markup {
    const { cssclass } = named<RenderOptions>(args, ['cssclass'])
    return wrap(this, { tag: 'span', cssclass }, new Markup(contentHtml(coreOf(this).value)))
  }
}

/** A CSS length; anything else could bring more than a length into the page. */
const cssLength = /^\d+(\.\d+)?(em|rem|ch|ex|px|vw|vh|%|cm|mm|in|pt)$/

export class TextDisplay extends Widget {
  constructor(site: WidgetSite, options: WidgetOptions = {}) {
    super(site, options, shows('display', displayLength))
  }

  /**
   * The HTML: a box that scrolls.
   *
   * @param args `height` and `width`, CSS lengths such as `10em`; or the options `{ height, width, cssclass }`
   * @example
   * const box = kaithem.widget.TextDisplay()
   * box.write('first line\nsecond line')
   * String(box.render('10em', '30em')).includes('second line') // => true
   */
  override render(...args: readonly unknown[]): Markup {
    const { height, width, cssclass } = named<TextDisplayOptions>(args, ['height', 'width'])
    const length = (value: unknown, fallback: string): string =>
      cssLength.test(String(value)) ? String(value) : fallback
    // Not as an attribute for styles: those are blocked where pages are kept safe.
    const more = {
      'data-style': `height:${length(height, '4em')};width:${length(width, '24em')}`,
      tabindex: 0,
      role: 'log',
    }
    return wrap(this, { cssclass, more }, new Markup(contentHtml(coreOf(this).value)))
  }
}

const timeBehaviour: Behaviour = { kind: 'time', accept: () => undefined }

export interface TimeWidgetOptions extends RenderOptions {
  /** `widget` (default) or `inline`. */
  readonly type?: 'widget' | 'inline'
}

export class TimeWidget extends Widget {
  constructor(site: WidgetSite, options: WidgetOptions = {}) {
    super(site, options, timeBehaviour)
  }

  /**
   * The HTML: the time of the server when the page was made, which the script keeps going by the clock of the server.
   *
   * @param args `type`: `widget` (default) or `inline`, plain text; or the options `{ type, cssclass }`
   * @throws KAITHEM_VALUE for another type
   * @example
   * String(kaithem.widget.TimeWidget().render('inline')).includes('<time') // => true
   */
  override render(...args: readonly unknown[]): Markup {
    const { type, cssclass } = named<TimeWidgetOptions>(args, ['type'])
    const chosen = choice(type, 'The type of a TimeWidget', ['widget', 'inline'], 'widget')
    const ms = Math.round(coreOf(this).site.engine.clock.wall() * 1000)
    const iso = new Date(ms).toISOString()
    const classes = [chosen === 'inline' ? 'kaithem-inline' : '', cssclass ?? ''].join(' ')
    const shown = html`<time datetime="${iso}">${iso.slice(0, 19).replace('T', ' ')} UTC</time>`
    return wrap(this, { tag: 'span', cssclass: classes, version: 0, more: { 'data-now': ms } }, shown)
  }
}

for (const each of [DynamicSpan, TextDisplay, TimeWidget]) addAliases(each.prototype)
