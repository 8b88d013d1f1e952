/**
 * Names of pins: every spelling, and the one form under which a pin is kept. Dialogs use it too.
 *
 * Porting note: in Kaithem 4 and GPIO4 have two tags, `/system/gpio/4` and `/system/gpio/GPIO4`; here all spellings of a pin have
 * one, that of its number.
 *
 * @module
 */

import { KaithemError, valueText } from '../errors.ts'
import { suggest } from '../suggest.ts'
import type { LineAddress } from './backend.ts'
import { fixedPullUps, headerChips, headerPins } from './header.ts'

/** A pin, whatever it was called. */
export interface Pin {
  /** The same for every spelling; safe in tags, topics and names of alerts. `4`, `gpiochip1/7`, `FAN`. */
  readonly id: string
  /** What drivers are given. */
  readonly address: LineAddress
  /** The GPIO number, where it is a pin of the board's own chip. */
  readonly gpio: number | undefined
  /** Place on the 40-pin header, where it is there. */
  readonly physical: number | undefined
  /** It cannot be pulled but up. */
  readonly pullsUp: boolean
}

const highestOffset = 1023
const longestName = 100
/** What a tag cannot have in its name. */
const unsafe = /[^\w./:;'"[\] ]|[\n\r\t\0]/g
const headerName = /^(gpio|bcm|board|j8|wpi)\s*[:_-]?\s*(-?\d+(?:\.\d+)?)$/i
const exactSpelling = /^(?:(?:GPIO|BCM|BOARD|WPI)\d+|J8:\d+)$/

/** The tag, and the end of the topics, of a pin: `/system/gpio/4`. */
export function pinTag(id: string): string {
  return `/system/gpio/${id}`
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : valueText(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

function refuse(given: unknown, why: string): never {
  const spellings = 'a GPIO number (4, "GPIO4", "BCM4"), a place on the header ("BOARD7", "J8:7", "WPI7")'
  const text = `${shown(given)} is no pin: ${why}. A pin is ${spellings}, a line of a chip ("gpiochip1/7") or its name`
  throw new KaithemError('KAITHEM_VALUE', text, { pin: shown(given) })
}

function onBoard(gpio: number, chip?: string): Pin {
  const physical = headerPins.find((pin) => pin.gpio === gpio)?.physical
  const address: LineAddress = chip === undefined ? { offset: gpio } : { chip, offset: gpio }
  return { id: String(gpio), address, gpio, physical, pullsUp: fixedPullUps.includes(gpio) }
}

function checkOffset(given: unknown, number: number): number {
  if (!Number.isInteger(number)) refuse(given, 'its number is not whole')
  if (number < 0 || number > highestOffset) refuse(given, `numbers go from 0 to ${highestOffset}`)
  return number
}

function atPlace(given: unknown, physical: number): Pin {
  const pin = headerPins.find((each) => each.physical === physical)
  if (pin === undefined) refuse(given, `the header has the pins 1 to ${headerPins.length}`)
  if (pin.gpio === undefined) refuse(given, `pin ${physical} of the header is ${pin.functions[0]}`)
  return onBoard(pin.gpio)
}

function byWiringPi(given: unknown, number: number): Pin {
  const pin = headerPins.find(({ wiringPi }) => wiringPi === number)
  if (pin?.gpio === undefined) refuse(given, 'WiringPi has the numbers 0 to 16 and 21 to 31')
  return onBoard(pin.gpio)
}

/** `GPIO4`, `J8:7` and their like; undefined for other texts. */
function fromHeader(text: string): Pin | undefined {
  const [, kind = '', digits = ''] = headerName.exec(text) ?? []
  if (kind === '') return undefined
  const number = Number(digits)
  const upper = kind.toUpperCase()
  const spelling = `${upper}${upper === 'J8' ? ':' : ''}${digits}`
  if (!Number.isInteger(number) || number < 0) refuse(text, 'its number is not whole')
  if (!exactSpelling.test(text.toUpperCase())) refuse(text, `did you mean ${spelling}?`)
  if (upper === 'BOARD' || upper === 'J8') return atPlace(text, number)
  return upper === 'WPI' ? byWiringPi(text, number) : onBoard(checkOffset(text, number))
}

function checkText(given: string, text: string): void {
  if (text === '') refuse(given, 'it is empty')
  if (text.length > longestName) refuse(given, `it is longer than ${longestName} characters`)
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text)) refuse(given, 'it has characters that cannot be printed')
}

/** `/dev/gpiochip0`, `gpiochip0` and a label. */
function chipName(given: unknown): string | undefined {
  if (given === undefined || given === null || given === '') return undefined
  if (typeof given === 'number' && Number.isInteger(given) && given >= 0) return `gpiochip${given}`
  if (typeof given !== 'string') {
    throw new KaithemError('KAITHEM_TYPE', `A chip is a text such as gpiochip0, not ${typeof given}`, {})
  }
  const text = given.trim().replace(/^\/dev\//, '')
  checkText(given, text)
  return /^\d+$/.test(text) ? `gpiochip${text}` : text
}

/** The words that only numbers follow, for names that look like a slip of the pen. */
const words = ['GPIO', 'BCM', 'BOARD', 'WPI']

function checkLineName(text: string): void {
  checkText(text, text)
  if (!/\p{L}/u.test(text)) refuse(text, 'it has no letter and is no whole number')
  const [, word = '', digits] = /^(\p{L}+)(\d+)$/u.exec(text) ?? []
  const [meant] = word.length < 4 ? [] : suggest(word.toUpperCase(), words)
  if (meant !== undefined) refuse(text, `did you mean ${meant}${digits}?`)
}

function onChip(given: unknown, chip: string, line: string): Pin {
  const isNumber = /^\d+$/.test(line)
  const offset = isNumber ? checkOffset(given, Number(line)) : undefined
  if (offset !== undefined && headerChips.includes(chip)) return onBoard(offset, chip)
  if (!isNumber) checkLineName(line)
  const address: LineAddress = offset === undefined ? { chip, name: line } : { chip, offset }
  const id = `${chip}/${line}`.replace(unsafe, '_')
  return { id, address, gpio: undefined, physical: undefined, pullsUp: false }
}

function fromText(given: string, chip: string | undefined): Pin {
  const text = given.trim()
  checkText(given, text)
  if (chip !== undefined) return onChip(given, chip, text.replace(/^(?:gpio|bcm)(?=\d+$)/i, ''))
  if (/^\d+$/.test(text)) return onBoard(checkOffset(given, Number(text)))
  const slash = text.lastIndexOf('/')
  if (slash === 0) refuse(given, 'there is no chip before the /')
  if (slash > 0) return onChip(given, chipName(text.slice(0, slash)) ?? '', text.slice(slash + 1))
  const pin = fromHeader(text)
  if (pin !== undefined) return pin
  checkLineName(text)
  const id = text.replace(unsafe, '_')
  return { id, address: { name: text }, gpio: undefined, physical: undefined, pullsUp: false }
}

/**
 * Which pin is meant. 4, `"4"`, `GPIO4`, `BCM4`, `BOARD7`, `J8:7` and `WPI7` are the same one; upper and lower case are
 * the same in these. `gpiochip1/7` is a line of another chip, any other text the line of that name.
 *
 * @param chip label, name, path or number of the chip, where the pin is not of the board's own
 * @throws KAITHEM_VALUE, KAITHEM_TYPE naming what is wrong with it
 * @example parsePin('J8:7').id // '4'
 */
export function parsePin(given: unknown, chip?: unknown): Pin {
  const named = chipName(chip)
  if (typeof given === 'number') {
    const offset = checkOffset(given, given)
    return named === undefined ? onBoard(offset) : onChip(given, named, String(offset))
  }
  if (typeof given === 'string') return fromText(given, named)
  throw new KaithemError(
    'KAITHEM_TYPE',
    `A pin is a number or a text, not ${given === null ? 'null' : typeof given}`,
    {},
  )
}
