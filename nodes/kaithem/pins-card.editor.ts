/** One pin in the list: what it does, and buttons to mock or force it. @module */

import type { PinView } from '../_config/gpio-view.ts'
import { driverName, problemText, sharedText } from '../_editor/index.ts'
import { holdButton } from './pins-hold-button.editor.ts'
import { ShareSlider } from './pins-slider.editor.ts'

const text = (key: string, data: Readonly<Record<string, unknown>> = {}): string =>
  sharedText(`gpio.panel.${key}`, { ...data, interpolation: { escapeValue: false } })

/** What a pin is called: `GPIO4`, or the name of a line. */
const nameOf = ({ pin }: PinView): string => (/^\d+$/.test(pin) ? `GPIO${pin}` : pin)

/** What the pin does: while it is forced that is not what its tag says. */
function shownValue({ value, level, activeHigh, forced }: PinView): number {
  if (!forced || level === null) return value
  return activeHigh ? level : 1 - level
}

function valueText(pin: PinView): string {
  const { kind } = pin
  const shown = shownValue(pin)
  if (kind === 'pwm') return `${Number((shown * 100).toPrecision(3))} %`
  const words = kind === 'input' ? ['inactive', 'active'] : ['off', 'on']
  return sharedText(`gpio.value.${words[shown > 0.5 ? 1 : 0]}`)
}

function levelText({ kind, level, activeHigh }: PinView): string {
  const polarity = activeHigh ? [] : [text('activeLow')]
  if (level === null) return [text('levelNone'), ...polarity].join(', ')
  if (kind === 'pwm') return polarity.join(', ')
  return [text(level > 0.5 ? 'levelHigh' : 'levelLow'), ...polarity].join(', ')
}

function badgeOf({ mockReason, forced, kind }: PinView): string | undefined {
  if (forced) return 'forced'
  if (mockReason === 'code' || mockReason === 'operator') return 'mocked'
  return mockReason === null || kind === undefined ? undefined : 'virtual'
}

/** What a person wants of the pin of a card. */
export interface CardOrder {
  readonly action: string
  readonly share?: number
}

export class PinCard {
  readonly element = $('<div class="kaithem-pin-card" role="group"></div>')
  readonly section: 'input' | 'output'
  pin: PinView
  private readonly send: (order: CardOrder) => void
  private readonly lamp = $('<span class="lamp" aria-hidden="true"></span>')
  private readonly name = $('<span class="name"></span>')
  private readonly comment = $('<span class="comment"></span>')
  private readonly value = $('<span class="value"></span>')
  private readonly about = $('<div class="about"></div>')
  private readonly problem = $('<div class="problem"></div>')
  private readonly buttons = new Map<string, JQuery>()
  private readonly slider: ShareSlider | undefined
  private shown = ''

  constructor(pin: PinView, send: (order: CardOrder) => void) {
    this.pin = pin
    this.send = send
    this.section = pin.kind === 'input' ? 'input' : 'output'
    const row = $('<div class="buttons"></div>')
    const add = (button: JQuery): unknown => row.append(button)
    if (this.section === 'input') {
      add(this.button('press').addClass('press'))
      for (const action of ['high', 'low', 'unmock']) add(this.button(action))
      holdButton(this.buttons.get('press') ?? $(), (isDown) => send({ action: isDown ? 'press' : 'release' }))
    } else for (const action of ['on', 'off', 'unforce']) add(this.button(action))
    if (pin.kind === 'pwm') {
      const label = text('of', { action: text('share'), pin: nameOf(pin) })
      this.slider = new ShareSlider(label, text('shareHint'), (share) => send({ action: 'share', share }))
      this.element.append(this.slider.element)
    }
    const head = $('<div class="head"></div>').append(this.lamp, this.name, this.comment, this.value)
    this.element.prepend(head, this.about, this.problem, row)
  }

  show(pin: PinView): void {
    const key = JSON.stringify(pin)
    if (key === this.shown) return
    this.shown = key
    this.pin = pin
    const badge = badgeOf(pin)
    const { mockReason, forced, driver } = pin
    this.element.attr('aria-label', [nameOf(pin), pin.comment].filter(Boolean).join(', '))
    this.name.text(nameOf(pin))
    this.comment.text(pin.comment).attr('title', pin.comment)
    this.value.text(valueText(pin))
    this.lamp.toggleClass('on', shownValue(pin) > 0)
    this.slider?.show(shownValue(pin))
    const parts = [driver === 'mock' ? '' : driverName(driver), levelText(pin)].filter(Boolean)
    this.about.empty()
    if (badge !== undefined)
      this.about.append(
        $('<span class="badge"></span>')
          .addClass(badge)
          .text(text(`badge.${badge}`)),
      )
    this.about.append($('<span></span>').text(parts.join(' · ')))
    const problems = [...(pin.problem === null ? [] : [problemText(pin.problem)]), ...pin.warnings]
    this.problem.text(problems.join(' ')).toggle(problems.length > 0)
    const isOverridden = mockReason === 'code' || mockReason === 'operator'
    this.buttons.get('unmock')?.prop('disabled', !isOverridden)
    this.buttons.get('unforce')?.prop('disabled', !forced)
    this.buttons.get('high')?.attr('aria-pressed', String(mockReason !== null && pin.level === 1))
    this.buttons.get('low')?.attr('aria-pressed', String(mockReason !== null && pin.level === 0))
  }

  remove(): void {
    this.element.remove()
  }

  private button(action: string): JQuery {
    const label = text(action)
    const button = $('<button type="button" class="red-ui-button red-ui-button-small"></button>').text(label)
    button.attr({ title: text(`${action}Hint`), 'aria-label': text('of', { action: label, pin: nameOf(this.pin) }) })
    if (action !== 'press') button.on('click', () => this.send({ action }))
    this.buttons.set(action, button)
    return button
  }
}
