/** The field for a pin: any spelling, the lines of the machine as offers, the header to choose from, and what to know. @module */

import type { GpioView } from '../_config/gpio-view.ts'
import { pinOf } from '../_config/pin.ts'
import { addCompletion, completion } from './complete.ts'
import { fieldOf } from './form.ts'
import { driverSentence } from './gpio-words.ts'
import type { EditorNode } from './host.ts'
import { dutyOf, headerPinOf, lineOf, pinLabel, pinsOfOthers, spellingOf } from './pin-facts.ts'
import { createPinHeader } from './pin-header.ts'
import { addPinStyles } from './pin-styles.ts'
import { sharedText } from './text.ts'

/** Most lines offered at once; a machine has some hundred. */
const longestOffer = 60

/** What a machine with pins looks like; asked when a dialog opens. */
async function askGpio(): Promise<GpioView | undefined> {
  try {
    return (await $.getJSON('kaithem/editor/gpio')) as GpioView
  } catch {
    // Without an answer (no permission, lost connection) the field works without offers.
    return undefined
  }
}

/** Makes a text field a field for pins; `place` is where the rest is shown. */
export function addPinPicker(node: EditorNode, property: string, place: JQuery): void {
  addPinStyles()
  const field = fieldOf(node, property)
  let machine: GpioView | undefined
  const others = pinsOfOthers(RED.nodes, node.id)

  const about = $('<div class="kaithem-pin-about" role="status"></div>')
  const notes = $('<div class="kaithem-pin-notes" role="status"></div>')
  const toggle = $('<button type="button" class="red-ui-button red-ui-button-small"></button>')
  toggle.append('<i class="fa fa-th-list"></i> ', $('<span></span>').text(sharedText('gpio.header.show')))
  const header = createPinHeader((gpio) => field.val(`GPIO${gpio}`).trigger('change').trigger('focus'))
  header.element.hide().attr('id', `${field.attr('id') ?? 'kaithem-pin'}-header`)
  toggle.attr({ 'aria-expanded': 'false', 'aria-controls': header.element.attr('id') ?? '' })
  toggle.on('click', () => {
    const isOpen = header.element.is(':visible')
    header.element.toggle(!isOpen)
    toggle.attr('aria-expanded', String(!isOpen))
  })
  place.append(about, notes, toggle, header.element)

  const userOf = (id: string): string | undefined => {
    const other = others.get(id)
    if (other !== undefined) return sharedText('gpio.usedByNode', { name: other.name || other.type })
    const pin = pinOf(id)
    const line = pin === undefined || machine === undefined ? undefined : lineOf(pin, machine.lines)
    // The lines of virtual pins say nothing that their numbers do not.
    if (line !== undefined && machine?.driver !== 'mock')
      words.push(`${line.label || line.chip}/${line.offset}`, line.name)
    setText(about, [...new Set(words)].filter(Boolean).join(' · '))

    const lines: (readonly ['warning' | 'hint', string])[] = []
    const user = pin === undefined ? undefined : userOf(pin.id)
    if (user !== undefined) lines.push(['warning', user])
    const duty = place === undefined ? undefined : dutyOf(place)
    if (duty !== undefined) lines.push(['hint', sharedText(`gpio.duty.${duty}`)])
    if (machine?.driver === 'mock') lines.push(['hint', driverSentence(machine)])
    const key = JSON.stringify(lines)
    if (notes.data('shown') !== key)
      notes
        .data('shown', key)
        .empty()
        .append(...lines.map(([kind, text]) => note(kind, text)))
    header.mark({ chosen: pin?.gpio, usedBy: (gpio) => userOf(String(gpio)) })
  }

  addCompletion(field, (typed, done) => done(offers(machine, typed)))
  field.on('change keyup', refresh)
  refresh()
  void askGpio().then((answer) => {
    machine = answer
    refresh()
  })
}

function note(kind: 'warning' | 'hint', text: string): JQuery {
  const icon = kind === 'warning' ? 'fa-exclamation-triangle' : 'fa-info-circle'
  return $('<div class="kaithem-pin-note"></div>')
    .addClass(kind)
    .append($(`<i class="fa ${icon}" aria-hidden="true"></i>`), $('<span></span>').text(text))
}

/** A reader of the screen repeats what is written anew, even the same. */
function setText(element: JQuery, text: string): void {
  if (element.text() !== text) element.text(text)
}

/** The lines of the machine; where it has none, the pins of the header. */
function offers(machine: GpioView | undefined, typed: string) {
  const wanted = typed.trim().toLowerCase()
  const fits = (...texts: string[]): boolean => texts.some((text) => text.toLowerCase().includes(wanted))
  const found = (machine?.lines ?? [])
    .filter((line) => fits(spellingOf(line), line.name, line.label))
    .map((line) => completion(spellingOf(line), [line.name, line.consumer].filter(Boolean).join(' · ')))
  if ((machine?.lines.length ?? 0) > 0) return found.slice(0, longestOffer)
  return Array.from({ length: 28 }, (_none, gpio) => pinOf(String(gpio)))
    .flatMap((pin) => headerPinOf(pin) ?? [])
    .filter((pin) => fits(pinLabel(pin), ...pin.functions))
    .map((pin) => completion(pinLabel(pin), pin.functions.join(' ')))
}
