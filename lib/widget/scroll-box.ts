/** ScrollBox: the last lines of a log. @module */

import { addAliases } from '../aliases.ts'
import { html, Markup } from '../markup.ts'
import { named } from './arguments.ts'
import type { Behaviour } from './behaviour.ts'
import { positiveOption } from './checks.ts'
import { content, contentHtml } from './content.ts'
import type { WidgetSite } from './site.ts'
import type { RenderOptions } from './texts.ts'
import { coreOf, Widget, type WidgetOptions, wrap } from './widget.ts'

export interface ScrollBoxOptions extends WidgetOptions {
  /** So many entries are kept (default 250). */
  readonly length?: number
}

export interface ScrollBoxRenderOptions extends RenderOptions {
  /** CSS of the box. */
  readonly style?: string
}

/** The most characters of an entry. */
const longestEntry = 20_000
const mostEntries = 10_000

const scrollBehaviour: Behaviour = {
  kind: 'scroll',
  accept: () => undefined,
  wire: (value) => (Array.isArray(value) ? value.map(contentHtml) : contentHtml(value)),
}

interface Inside {
  readonly length: number
  /** Versions of the entries that are kept. */
  versions: readonly number[]
  /** Of the newest entry that is gone; whoever has less has a gap. */
  gone: number
}

const insides = new WeakMap<object, Inside>()
const insideOf = (widget: object): Inside => insides.get(widget) as Inside

export class ScrollBox extends Widget {
  constructor(site: WidgetSite, ...args: readonly unknown[]) {
    const options = named<ScrollBoxOptions>(args, ['length'])
    const length = positiveOption(options.length, 'length of a ScrollBox', 250)
    const found: { self?: ScrollBox } = {}
    const missed = (version: number) => (found.self === undefined ? undefined : missedSince(found.self, version))
    super(site, options, { ...scrollBehaviour, initial: [], missed })
    found.self = this
    const { version } = coreOf(this)
    insides.set(this, { length: Math.min(mostEntries, Math.ceil(length)), versions: [], gone: version })
  }

  /**
   * Adds an entry; the oldest goes when there are more than `length`. Text is shown as it is; for HTML use
   * `kaithem.widget.html`.
   *
   * @param value the entry: text or markup
   * @param push whether pages that are open are told (default true)
   * @throws KAITHEM_CLOSED
   * @example
   * const log = kaithem.widget.ScrollBox(2)
   * for (const line of ['one', 'two', 'three']) log.write(line)
   * log.read() // => ['two', 'three']
   */
  override write(value: unknown, push = true): void {
    const core = coreOf(this)
    core.checkOpen()
    const entry = content(value, longestEntry)
    const inside = insideOf(this)
    const kept = [...(core.value as readonly unknown[]), entry].slice(-inside.length)
    core.append(kept, entry, (version) => note(inside, version))
    if (push !== false) core.announce(entry)
  }

  /**
   * The HTML: a box with the entries that are kept, which follows the end unless somebody scrolled up.
   *
   * @param args `cssclass`, `style`; or the options `{ cssclass, style }`
   * @example
   * const log = kaithem.widget.ScrollBox()
   * log.write('<b>')
   * String(log.render()).includes('&lt;b&gt;') // => true
   */
  override render(...args: readonly unknown[]): Markup {
    const { cssclass, style } = named<ScrollBoxRenderOptions>(args, ['cssclass', 'style'])
    const entries = (coreOf(this).value as readonly unknown[]).map(
      (entry) => html`<div>${new Markup(contentHtml(entry))}</div>`,
    )
    const more = { role: 'log', tabindex: 0, 'data-length': insideOf(this).length, 'data-style': style }
    return wrap(this, { cssclass, more }, entries)
  }
}

function note(inside: Inside, version: number): void {
  const all = [...inside.versions, version]
  inside.versions = all.slice(-inside.length)
  inside.gone = all.length > inside.length ? (all[0] ?? inside.gone) : inside.gone
}

function missedSince(box: ScrollBox, version: number): (readonly [unknown, number])[] | undefined {
  const { versions, gone } = insideOf(box)
  const core = coreOf(box)
  if (version < gone || version > core.version) return undefined
  const entries = core.value as readonly unknown[]
  return versions.flatMap((since, i) => (since > version ? [[entries[i], since] as const] : []))
}

addAliases(ScrollBox.prototype)
