/** The 40-pin header as buttons, in its two rows; arrow keys go from pin to pin. @module */

import { type HeaderPin, headerPins } from '../../lib/gpio/header.ts'
import { pinLabel } from './pin-facts.ts'
import { sharedText } from './text.ts'

/** What is shown at the pins. */
export interface HeaderMarks {
  /** The chosen GPIO. */
  readonly chosen: number | undefined
  /** What else uses a GPIO, in words; undefined for nothing. */
  usedBy(gpio: number): string | undefined
}

export interface PinHeader {
  readonly element: JQuery
  mark(marks: HeaderMarks): void
}

/** @param choose told the GPIO of the pin that was pressed */
export function createPinHeader(choose: (gpio: number) => void): PinHeader {
  const element = $('<div class="kaithem-header" role="group"></div>')
  element.attr('aria-label', sharedText('gpio.header.title'))
  const buttons = new Map<number, JQuery>()
  for (const pin of headerPins) {
    const button = makeButton(pin)
    if (pin.gpio !== undefined) {
      const { gpio } = pin
      button.on('click', () => choose(gpio))
    }
    buttons.set(pin.physical, button)
    element.append(button)
  }
  element.on('keydown', 'button', (event) => {
    const from = Number($(event.currentTarget).attr('data-place'))
    const step = steps[event.key]
    const next = step === undefined ? undefined : buttons.get(from + step)
    if (next === undefined) return
    event.preventDefault()
    rove(element, next)
    next.trigger('focus')
  })
  rove(element, buttons.get(1))
  return {
    element,
    mark: (marks) => {
      for (const pin of headerPins) show(pin, buttons.get(pin.physical) ?? $(), marks)
      const chosen = headerPins.find(({ gpio }) => gpio !== undefined && gpio === marks.chosen)
      if (chosen !== undefined) rove(element, buttons.get(chosen.physical))
    },
  }
}

const steps: Readonly<Record<string, number>> = { ArrowUp: -2, ArrowDown: 2, ArrowLeft: -1, ArrowRight: 1 }

/** One of the buttons is reached by the tab key, the others by arrows from there. */
function rove(element: JQuery, button: JQuery | undefined): void {
  element.find('button').attr('tabindex', '-1')
  button?.attr('tabindex', '0')
}

function makeButton(pin: HeaderPin): JQuery {
  const button = $('<button type="button"></button>').attr('data-place', String(pin.physical))
  button.addClass(`kaithem-header-pin ${pin.physical % 2 === 1 ? 'left' : 'right'} ${kindOf(pin)}`)
  const functions = pin.gpio === undefined ? '' : pin.functions.join(' ')
  button.append(
    $('<span class="number"></span>').text(String(pin.physical)),
    $('<span class="name"></span>').text(pinLabel(pin)),
    $('<span class="functions"></span>').text(functions),
  )
  // A dead button would be skipped by readers of the screen, and the row would seem to have holes.
  if (pin.gpio === undefined) button.attr('aria-disabled', 'true')
  return button
}

function kindOf({ gpio, functions }: HeaderPin): string {
  if (gpio !== undefined) return 'gpio'
  return functions[0] === 'GND' ? 'ground' : 'power'
}

function show(pin: HeaderPin, button: JQuery, { chosen, usedBy }: HeaderMarks): void {
  const { gpio, physical, functions } = pin
  const user = gpio === undefined ? undefined : usedBy(gpio)
  const isChosen = gpio !== undefined && gpio === chosen
  const words = [sharedText('gpio.header.pin', { physical, name: pinLabel(pin) })]
  if (gpio === undefined) words.push(sharedText('gpio.header.power'))
  else words.push(...functions)
  if (user !== undefined) words.push(user)
  button.toggleClass('used', user !== undefined).toggleClass('chosen', isChosen)
  button.attr({ 'aria-label': words.join(', '), title: words.join(', ') })
  if (gpio !== undefined) button.attr('aria-pressed', String(isChosen))
}
