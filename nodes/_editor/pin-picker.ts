/** The field for a pin: any spelling, the lines of the machine as offers, the header to choose from, and what to know. @module */

import type { GpioView, LiveLine } from '../_config/gpio-view.ts'
import { pinOf } from '../_config/pin.ts'
import { addCompletion, completion } from './complete.ts'
import { fieldOf } from './form.ts'
import type { EditorNode } from './host.ts'
import { headerPinOf, pinLabel, pinsOfOthers, spellingOf } from './pin-facts.ts'
import { createPinHeader } from './pin-header.ts'
import { aboutPin, type PinKnowledge, type PinNote, pinNotes, usedBy } from './pin-notes.ts'
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
  let known: PinKnowledge = { others: pinsOfOthers(RED.nodes, node.id), machine: undefined }
  const about = $('<div class="kaithem-pin-about" role="status"></div>')
  const notes = $('<div class="kaithem-pin-notes" role="status"></div>')
  const header = createPinHeader((gpio) => field.val(`GPIO${gpio}`).trigger('change').trigger('focus'))
  header.element.hide().attr('id', `${field.attr('id') ?? 'kaithem-pin'}-header`)
  place.append(about, notes, headerToggle(header.element), header.element)

  const refresh = (): void => {
    const text = String(field.val() ?? '')
    setText(about, aboutPin(text, known))
    showNotes(notes, pinNotes(text, known))
    header.mark({ chosen: pinOf(text)?.gpio, usedBy: (gpio) => usedBy(String(gpio), known) })
  }
  addCompletion(field, (typed, done) => done(offers(known.machine, typed)))
  field.on('change keyup', refresh)
  refresh()
  void askGpio().then((machine) => {
    known = { ...known, machine }
    refresh()
  })
}

function headerToggle(header: JQuery): JQuery {
  const toggle = $('<button type="button" class="red-ui-button red-ui-button-small"></button>')
  toggle.append('<i class="fa fa-th-list"></i> ', $('<span></span>').text(sharedText('gpio.header.show')))
  toggle.attr({ 'aria-expanded': 'false', 'aria-controls': header.attr('id') ?? '' })
  return toggle.on('click', () => {
    const isOpen = header.is(':visible')
    header.toggle(!isOpen)
    toggle.attr('aria-expanded', String(!isOpen))
  })
}

function showNotes(place: JQuery, notes: readonly PinNote[]): void {
  const key = JSON.stringify(notes)
  if (place.data('shown') === key) return
  const lines = notes.map(({ kind, text }) => {
    const icon = kind === 'warning' ? 'fa-exclamation-triangle' : 'fa-info-circle'
    return $('<div class="kaithem-pin-note"></div>')
      .addClass(kind)
      .append($(`<i class="fa ${icon}" aria-hidden="true"></i>`), $('<span></span>').text(text))
  })
  place.data('shown', key)
  place.empty().append(...lines)
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
    .map((line) => completion(spellingOf(line), lineWords(line)))
  if ((machine?.lines.length ?? 0) > 0) return found.slice(0, longestOffer)
  return Array.from({ length: 28 }, (_none, gpio) => pinOf(String(gpio)))
    .flatMap((pin) => headerPinOf(pin) ?? [])
    .filter((pin) => fits(pinLabel(pin), ...pin.functions))
    .map((pin) => completion(pinLabel(pin), pin.functions.join(' ')))
}

/** What a line is called, where that is not its spelling, and who uses it. */
function lineWords(line: LiveLine): string {
  const { name, consumer } = line
  return [name === spellingOf(line) ? '' : name, consumer].filter(Boolean).join(' · ')
}
