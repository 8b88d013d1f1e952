/** What is said below the field for a pin, in the user's language. @module */

import type { GpioView } from '../_config/gpio-view.ts'
import { pinOf } from '../_config/pin.ts'
import { driverSentence } from './gpio-words.ts'
import type { EditorNode } from './host.ts'
import { dutyOf, headerPinOf, lineOf } from './pin-facts.ts'
import { sharedText } from './text.ts'

/** What is known while the dialog is open. */
export interface PinKnowledge {
  /** The other nodes with pins, by the id of the pin. */
  readonly others: ReadonlyMap<string, EditorNode>
  /** What the runtime says; undefined as long as it said nothing. */
  readonly machine: GpioView | undefined
}

/** A warning is about what will not work, a hint about what is good to know. */
export interface PinNote {
  readonly kind: 'warning' | 'hint'
  readonly text: string
}

/** Who else uses a pin; undefined for nobody. */
export function usedBy(id: string, known: PinKnowledge): string | undefined {
  const other = known.others.get(id)
  if (other !== undefined) return sharedText('gpio.usedByNode', { name: other.name || other.type })
  return usedByProgram(id, known)
}

function usedByProgram(id: string, { machine }: PinKnowledge): string | undefined {
  const pin = pinOf(id)
  const line = pin === undefined || machine === undefined ? undefined : lineOf(pin, machine.lines)
  const isOurs = machine?.pins.some((running) => running.pin === id) === true
  if (line?.used !== true || isOurs) return undefined
  const { consumer } = line
  return consumer === '' ? sharedText('gpio.usedBySomebody') : sharedText('gpio.usedByProgram', { consumer })
}

/** All that a pin is called. */
export function aboutPin(text: string, { machine }: PinKnowledge): string {
  const pin = pinOf(text)
  if (pin === undefined) return ''
  const words = [pin.gpio === undefined ? pin.id : `GPIO${pin.gpio}`]
  const place = headerPinOf(pin)
  if (place !== undefined) words.push(sharedText('gpio.header.place', { physical: place.physical }), ...place.functions)
  // The lines of virtual pins say nothing that their numbers do not.
  const line = machine === undefined || machine.driver === 'mock' ? undefined : lineOf(pin, machine.lines)
  if (line !== undefined) words.push(`${line.label || line.chip}/${line.offset}`, line.name)
  return [...new Set(words)].filter(Boolean).join(' · ')
}

/** What to know before the pin is used. */
export function pinNotes(text: string, known: PinKnowledge): PinNote[] {
  const pin = pinOf(text)
  const notes: PinNote[] = []
  // That another node has it is the error of the field.
  const user = pin === undefined ? undefined : usedByProgram(pin.id, known)
  if (user !== undefined) notes.push({ kind: 'warning', text: user })
  const place = headerPinOf(pin)
  const duty = place === undefined ? undefined : dutyOf(place)
  if (duty !== undefined) notes.push({ kind: 'hint', text: sharedText(`gpio.duty.${duty}`) })
  if (known.machine?.driver === 'mock') notes.push({ kind: 'hint', text: driverSentence(known.machine) })
  return notes
}
