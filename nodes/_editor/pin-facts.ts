/** What a dialog can say about a pin: who else uses it, and what else it is good for. No page is needed. @module */

import { type HeaderPin, headerPins } from '../../lib/gpio/header.ts'
import type { Pin } from '../../lib/gpio/names.ts'
import type { LiveLine } from '../_config/gpio-view.ts'
import { pinOf } from '../_config/pin.ts'
import { readName } from '../_config/read.ts'
import type { EditorNode } from './host.ts'

/** The node types that take a pin for themselves. */
const pinTypes: readonly string[] = ['kaithem-gpio-in', 'kaithem-gpio-out']

/** Buses whose pins are often taken; keys of the texts. */
export type Duty = 'i2c' | 'uart' | 'spi' | 'eeprom'

const duties: readonly (readonly [RegExp, Duty])[] = [
  [/^(SDA|SCL)1$/, 'i2c'],
  [/^[TR]XD0$/, 'uart'],
  [/^(MOSI0|MISO0|SCLK0|CE0_[01])$/, 'spi'],
  [/^ID_S[DC]$/, 'eeprom'],
]

/** The bus that usually has the pin. */
export function dutyOf(pin: HeaderPin): Duty | undefined {
  return duties.find(([pattern]) => pin.functions.some((name) => pattern.test(name)))?.[1]
}

/** What is written beside a pin: `GPIO4`, or `GND`. */
export function pinLabel({ gpio, functions }: HeaderPin): string {
  return gpio === undefined ? (functions[0] ?? '') : `GPIO${gpio}`
}

/** The pin's place on the header. */
export function headerPinOf(pin: Pin | undefined): HeaderPin | undefined {
  return headerPins.find(({ physical }) => physical === pin?.physical)
}

/** What the list of nodes is asked. */
export interface NodeList {
  eachNode(visit: (node: EditorNode) => unknown): void
  workspace?(id: string): { readonly disabled?: boolean } | undefined
}

/** The other nodes that use pins, by the id of the pin; those that are disabled use none. */
export function pinsOfOthers(nodes: NodeList, own: string): Map<string, EditorNode> {
  const found = new Map<string, EditorNode>()
  nodes.eachNode((node) => {
    if (!pinTypes.includes(node.type) || node.id === own || isDisabled(nodes, node)) return
    const pin = pinOf(readName(node, 'pin'))
    if (pin !== undefined && !found.has(pin.id)) found.set(pin.id, node)
  })
  return found
}

function isDisabled(nodes: NodeList, node: EditorNode): boolean {
  return node.d === true || nodes.workspace?.(String(node.z ?? ''))?.disabled === true
}

/** The line of the machine that a pin means. */
export function lineOf(pin: Pin, lines: readonly LiveLine[]): LiveLine | undefined {
  const { chip, offset, name } = pin.address
  return lines.find((line) => {
    const isChip = chip === undefined ? line.header || offset === undefined : line.chip === chip || line.label === chip
    return isChip && (offset === undefined ? line.name === name : line.offset === offset)
  })
}

/** How a line is written in the field: by its number on the header's chip, else with its chip. */
export function spellingOf(line: LiveLine): string {
  return line.header ? `GPIO${line.offset}` : `${line.label || line.chip}/${line.offset}`
}
