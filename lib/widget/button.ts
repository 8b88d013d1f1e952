/**
 * Button: what people press, with guards against pressing it by accident.
 *
 * Porting note: the data of a Button are lists such as `['pushed']`, as the manual has them; Kaithem's code sends plain texts.
 *
 * Porting note: a Button of the type `trigger` is armed on the server, for 10 seconds, and refuses a push of a page that did not arm
 * it; in Kaithem only the page knows about arming. `hold` and `slide` are new.
 *
 * @module
 */

import { addAliases } from '../aliases.ts'
import { KaithemError } from '../errors.ts'
import { html, isMarkup, type Markup } from '../markup.ts'
import { named } from './arguments.ts'
import type { Sender } from './behaviour.ts'
import { choice, positiveOption } from './checks.ts'
import { nextControl } from './controls.ts'
import { attributes } from './element.ts'
import { Guard, type GuardKind, type GuardSettings } from './guard.ts'
import type { WidgetSite } from './site.ts'
import type { RenderOptions } from './texts.ts'
import { coreOf, Widget, type WidgetOptions, wrap } from './widget.ts'

const types = ['default', 'trigger', 'hold', 'slide'] as const
export type ButtonType = (typeof types)[number]

export interface ButtonOptions extends WidgetOptions {
  /** `default`, `trigger`, `hold` or `slide`. Without it, the first guarded type that it is rendered with holds. */
  readonly type?: ButtonType
  /** Seconds after which an armed button is safe again (default 10). */
  readonly timeout?: number
  /** Seconds to press a button of the type `hold` (default 1.5). */
  readonly hold?: number
  /** Whether each push needs arming anew (default false). */
  readonly once?: boolean
}

export interface ButtonRenderOptions extends RenderOptions {
  /** What stands on it. */
  readonly content?: string | Markup
  readonly type?: ButtonType
}

const states = new Set<unknown>(['pushed', 'released'])
const mostStates = 32

interface Inside {
  guard: Guard | undefined
  readonly settings: Omit<GuardSettings, 'kind'>
}

const insides = new WeakMap<object, Inside>()
const insideOf = (widget: object): Inside => insides.get(widget) as Inside

function guardWith(widget: Widget, kind: GuardKind): Guard {
  const { engine } = coreOf(widget).site
  const inside = insideOf(widget)
  inside.guard ??= new Guard(engine.clock, () => engine.token(), { ...inside.settings, kind })
  return inside.guard
}

/** What of a message of a client counts. */
function accept(widget: Button, value: unknown, sender: Sender): unknown {
  const list: readonly unknown[] = Array.isArray(value) ? value.slice(0, mostStates) : [value]
  const pressed = list.filter((one) => states.has(one))
  const { guard } = insideOf(widget)
  if (guard === undefined) return pressed.length > 0 ? pressed : undefined
  const { passes, answer, note } = guard.judge(list, sender)
  if (note !== undefined) {
    const { id, site } = coreOf(widget)
    site.engine.log.info(`Button ${id}: ${note} by ${sender.user}`)
  }
  if (answer !== undefined) widget.sendTo(answer, sender.connection)
  return passes && pressed.length > 0 ? pressed : undefined
}

export class Button extends Widget {
  constructor(site: WidgetSite, ...args: readonly unknown[]) {
    const options = named<ButtonOptions>(args, [])
    const type = choice(options.type, 'The type of a Button', types, 'default')
    const settings = {
      timeout: positiveOption(options.timeout, 'timeout of a Button', 10),
      hold: positiveOption(options.hold, 'hold of a Button', 1.5),
      once: options.once === true,
    }
    const found: { self?: Button } = {}
    super(site, options, {
      kind: 'button',
      initial: [],
      prepare: (value) => (Array.isArray(value) ? value : [value]),
      accept: (value, sender) => (found.self === undefined ? undefined : accept(found.self, value, sender)),
    })
    found.self = this
    insides.set(this, { guard: undefined, settings })
    if (type !== 'default') guardWith(this, type)
  }

  /**
   * The HTML. Once rendered with a guard (`trigger`, `hold`, `slide`), or made with one, the button is always guarded.
   *
   * @param args `content`, what stands on it, which is needed; `type`; or the options `{ content, type, cssclass }`
   * @throws KAITHEM_TYPE without content; KAITHEM_VALUE for another type
   * @example
   * const open = kaithem.widget.Button({ timeout: 5 })
   * String(open.render('Open the gate', 'trigger')).includes('disabled') // => true
   */
  override render(...args: readonly unknown[]): Markup {
    const options = named<ButtonRenderOptions>(args, ['content', 'type'])
    const { content } = options
    if ((typeof content !== 'string' || content === '') && !isMarkup(content)) {
      throw new KaithemError('KAITHEM_TYPE', 'Button.render needs what stands on the button', {})
    }
    const type = choice(options.type, 'The type of a Button', types, 'default')
    const guard = type === 'default' ? insideOf(this).guard : guardWith(this, type)
    const kind = guard?.settings.kind
    const more = { 'data-guard': kind, 'data-hold': kind === 'hold' ? guard?.settings.hold : undefined }
    const id = nextControl(coreOf(this))
    const inner =
      kind === undefined
        ? html`<button type="button" class="kaithem-push">${content}</button>`
        : guarded[kind](content, id)
    return wrap(this, { tag: 'span', cssclass: options.cssclass, version: 0, more }, inner)
  }
}

/** Words that the script puts in, in the language of the page. */
const word = (key: string): Markup => html` data-text="${key}"`

const guarded: Readonly<Record<GuardKind, (content: unknown, id: string) => Markup>> = {
  trigger: (content, id) => {
    const arm = html`<button type="button" class="kaithem-arm" aria-pressed="false"${word('arm')} aria-describedby="${id}"></button>`
    return html`${arm}<button type="button" class="kaithem-push" id="${id}" disabled>${content}</button>`
  },
  hold: (content) =>
    html`<button type="button" class="kaithem-push"><span class="kaithem-progress"></span><span class="kaithem-content">${content}</span></button><span class="kaithem-hint"${word('hold')}></span>`,
  slide: (content, id) => {
    const input = attributes({ id, type: 'range', min: 0, max: 100, step: 5, value: 0, autocomplete: 'off' })
    return html`<label class="kaithem-label" for="${id}">${content}</label><input${input}><span class="kaithem-hint"${word('slide')}></span>`
  },
}

addAliases(Button.prototype)
