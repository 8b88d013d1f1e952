/** Switch, TextBox and Select: on and off, text, one of several. @module */

import { addAliases } from '../aliases.ts'
import { KaithemError, valueText } from '../errors.ts'
import { html, type Markup } from '../markup.ts'
import { named } from './arguments.ts'
import type { Behaviour } from './behaviour.ts'
import { choice, textOption } from './checks.ts'
import { type Choice, findChoice, readChoices } from './choices.ts'
import { nextControl } from './controls.ts'
import { attributes, labelled } from './element.ts'
import type { WidgetSite } from './site.ts'
import type { RenderOptions } from './texts.ts'
import { coreOf, Widget, type WidgetOptions, wrap } from './widget.ts'

export interface LabelOptions extends RenderOptions {
  readonly label?: string
}

export interface TextBoxRenderOptions extends LabelOptions {
  /** `realtime` (default): each letter is sent; `onrelease`: what Enter, or leaving the box, ends. */
  readonly type?: 'realtime' | 'onrelease'
}

/** What clients may call on and off. */
const switchValue = (value: unknown): boolean | undefined =>
  typeof value === 'boolean' ? value : value === 1 || value === 0 ? value === 1 : undefined

export const switchBehaviour: Behaviour = {
  kind: 'switch',
  initial: false,
  prepare: Boolean,
  accept: switchValue,
}

export class Switch extends Widget {
  constructor(site: WidgetSite, options: WidgetOptions = {}) {
    super(site, options, switchBehaviour)
  }

  /**
   * The HTML: a switch.
   *
   * @param args `label`; or the options `{ label, cssclass }`
   * @example
   * const w = kaithem.widget.Switch()
   * w.write(true)
   * String(w.render('Light')).includes('checked') // => true
   */
  override render(...args: readonly unknown[]): Markup {
    const options = named<LabelOptions>(args, ['label'])
    const core = coreOf(this)
    const id = nextControl(core)
    const { label, aria } = labelled(id, textOption(options.label, 'label of a Switch'), 'Switch')
    const input = attributes({
      id,
      type: 'checkbox',
      role: 'switch',
      checked: core.value === true,
      autocomplete: 'off',
      ...aria,
    })
    return wrap(this, { tag: 'span', cssclass: options.cssclass }, html`<input${input}>${label}`)
  }
}

/** The most characters of a text box. */
const longestText = 100_000

export const textBehaviour: Behaviour = {
  kind: 'text',
  initial: '',
  prepare: (value) => (value === null || value === undefined ? '' : valueText(value).slice(0, longestText)),
  accept: (value) => (typeof value === 'string' && value.length <= longestText ? value : undefined),
}

export class TextBox extends Widget {
  constructor(site: WidgetSite, options: WidgetOptions = {}) {
    super(site, options, textBehaviour)
  }

  /**
   * The HTML: a box for a line of text.
   *
   * @param args `label`, `type`; or the options `{ label, type, cssclass }`. With the type `onrelease` a text is sent when
   * Enter is pressed or the box is left, else with each letter
   * @throws KAITHEM_VALUE for an unknown type
   * @example
   * const w = kaithem.widget.TextBox()
   * w.write('"quoted"')
   * String(w.render('Name')).includes('value="&#34;quoted&#34;"') // => true
   */
  override render(...args: readonly unknown[]): Markup {
    const options = named<TextBoxRenderOptions>(args, ['label', 'type'])
    const type = choice(options.type, 'The type of a TextBox', ['realtime', 'onrelease'], 'realtime')
    const core = coreOf(this)
    const id = nextControl(core)
    const { label, aria } = labelled(id, textOption(options.label, 'label of a TextBox'), 'Text')
    const input = attributes({ id, type: 'text', value: core.value, autocomplete: 'off', ...aria })
    const more = { 'data-type': type }
    return wrap(
      this,
      { cssclass: options.cssclass, more },
      html`${label}<span class="kaithem-field"><input${input}></span>`,
    )
  }
}

export interface SelectOptions extends WidgetOptions {
  /** The choices: a list of values or of [value, label], or an object label by value. */
  readonly options?: unknown
}

/** How a choice behaves; asked each time, because that of a tag may change. */
export const selectBehaviour = (choices: () => readonly Choice[]): Behaviour => ({
  kind: 'select',
  initial: choices()[0]?.value ?? null,
  prepare: (value) => {
    const found = findChoice(choices(), value)
    if (found !== undefined) return found.value
    throw new KaithemError('KAITHEM_VALUE', `A Select has no choice ${valueText(value)}`, { value: valueText(value) })
  },
  accept: (value) => findChoice(choices(), value)?.value,
})

interface Holder {
  choices: () => readonly Choice[]
}

const holders = new WeakMap<object, Holder>()

/** Says where the choices of a widget are from. */
export function setChoices(widget: object, choices: () => readonly Choice[]): void {
  const holder = holders.get(widget)
  if (holder !== undefined) holder.choices = choices
}

export class Select extends Widget {
  constructor(site: WidgetSite, ...args: readonly unknown[]) {
    const isList = Array.isArray(args[0])
    const options = named<SelectOptions>(args, isList ? ['options'] : [])
    const choices = readChoices(options.options)
    const holder: Holder = { choices: () => choices }
    super(
      site,
      options,
      selectBehaviour(() => holder.choices()),
    )
    holders.set(this, holder)
  }

  /**
   * The HTML: a list to choose from.
   *
   * @param args `label`; or the options `{ label, cssclass }`
   * @example
   * const w = kaithem.widget.Select({ options: [['off', 'Off'], ['auto', 'Automatic']] })
   * w.write('auto')
   * String(w.render('Mode')).includes('Automatic') // => true
   */
  override render(...args: readonly unknown[]): Markup {
    const options = named<LabelOptions>(args, ['label'])
    const core = coreOf(this)
    const id = nextControl(core)
    const { label, aria } = labelled(id, textOption(options.label, 'label of a Select'), 'Choice')
    const choices = (holders.get(this) as Holder).choices()
    const list = choices.map(({ value, label: shown }) => {
      const own = attributes({ value: JSON.stringify(value), selected: value === core.value })
      return html`<option${own}>${shown}</option>`
    })
    // A value that is none of the choices: nothing is chosen.
    const none = choices.some(({ value }) => value === core.value)
      ? ''
      : html`<option value="" selected hidden></option>`
    const select = attributes({ id, autocomplete: 'off', ...aria })
    const inner = html`${label}<span class="kaithem-field"><select${select}>${none}${list}</select></span>`
    return wrap(this, { cssclass: options.cssclass }, inner)
  }
}

for (const each of [Switch, TextBox, Select]) addAliases(each.prototype)
