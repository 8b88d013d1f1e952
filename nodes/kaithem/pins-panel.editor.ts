/** The list of pins: what serves them, and a card for each input and output. @module */

import type { GpioView, PinView } from '../_config/gpio-view.ts'
import { driverSentence, refusalText, sharedText } from '../_editor/index.ts'
import { PinCard } from './pins-card.editor.ts'

/** What a person wants of a pin. */
export interface PinOrder {
  readonly pin: string
  readonly action: string
  /** 0 to 1, with the action `share`. */
  readonly share?: number
}

const text = (key: string, data: Readonly<Record<string, unknown>> = {}): string =>
  sharedText(`gpio.panel.${key}`, { ...data, interpolation: { escapeValue: false } })

const heading = (key: string): JQuery => $('<h3></h3>').text(text(key))

export class PinsPanel {
  private readonly send: (order: PinOrder) => void
  private readonly driver = $('<div class="kaithem-pins-driver"></div>')
  private readonly note = $('<div class="kaithem-pins-note" role="status"></div>')
  private readonly inputs = $('<section></section>')
  private readonly outputs = $('<section></section>')
  private readonly cards = new Map<string, PinCard>()
  private shownDriver = ''

  constructor(place: JQuery, send: (order: PinOrder) => void) {
    this.send = send
    this.inputs.append(heading('inputs'))
    this.outputs.append(heading('outputs'))
    place.append(this.driver, this.note.text(text('loading')), this.inputs.hide(), this.outputs.hide())
  }

  /** What serves the pins, and the pins. */
  showMachine(view: GpioView): void {
    const key = JSON.stringify([view.driver, view.asked, view.refusals])
    if (key !== this.shownDriver) {
      this.shownDriver = key
      this.driver.empty().append($('<div></div>').text(driverSentence(view)))
      if (view.refusals.length > 0) {
        const list = $('<ul></ul>').append(...view.refusals.map((each) => $('<li></li>').text(refusalText(each))))
        this.driver.append($('<details></details>').append($('<summary></summary>').text(text('why')), list))
      }
    }
    this.showPins(view.pins)
  }

  showPins(pins: readonly PinView[]): void {
    this.say(pins.length === 0 ? text('none') : '')
    const keys = new Set(pins.map(keyOf))
    for (const [key, card] of this.cards) {
      if (keys.has(key)) continue
      card.remove()
      this.cards.delete(key)
    }
    for (const pin of [...pins].sort(byPin)) {
      const card = this.cards.get(keyOf(pin)) ?? this.add(pin)
      card.show(pin)
    }
    this.inputs.toggle(pins.some(({ kind }) => kind === 'input'))
    this.outputs.toggle(pins.some(({ kind }) => kind !== 'input'))
  }

  /** The runtime does not answer. */
  fail(status: number): void {
    this.say(text(status === 401 || status === 403 ? 'denied' : 'unreachable'))
  }

  /** The runtime did not do what was ordered. */
  refuse(status: number, message: string | undefined): void {
    if (message === undefined) this.fail(status)
    else this.say(text('refused', { message }))
  }

  private add(pin: PinView): PinCard {
    const card = new PinCard(pin, (order) => this.send({ pin: pin.pin, ...order }))
    this.cards.set(keyOf(pin), card)
    const section = pin.kind === 'input' ? this.inputs : this.outputs
    const after = [...this.cards.values()].filter(
      (other) => other.section === card.section && other.pin.pin !== pin.pin,
    )
    const next = after.filter((other) => byPin(pin, other.pin) < 0).sort((a, b) => byPin(a.pin, b.pin))[0]
    if (next === undefined) section.append(card.element)
    else next.element.before(card.element)
    return card
  }

  /** What is repeated would be read out again. */
  private say(sentence: string): void {
    if (this.note.text() !== sentence) this.note.text(sentence)
  }
}

const keyOf = ({ pin, kind }: PinView): string => `${kind} ${pin}`

const byPin = (a: PinView, b: PinView): number => a.pin.localeCompare(b.pin, undefined, { numeric: true })
