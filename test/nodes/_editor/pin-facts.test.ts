import { expect, it } from 'vitest'
import { headerPins } from '../../../lib/gpio/header.ts'
import { parsePin } from '../../../lib/gpio/names.ts'
import type { LiveLine } from '../../../nodes/_config/gpio-view.ts'
import type { EditorNode } from '../../../nodes/_editor/host.ts'
import { dutyOf, headerPinOf, lineOf, pinLabel, pinsOfOthers, spellingOf } from '../../../nodes/_editor/pin-facts.ts'

const at = (physical: number) => {
  const pin = headerPins.find((each) => each.physical === physical)
  if (pin === undefined) throw new Error(`no pin ${physical}`)
  return pin
}

it('knows the buses of the header', () => {
  const duties = headerPins.flatMap((pin) => (dutyOf(pin) === undefined ? [] : [`${pin.physical} ${dutyOf(pin)}`]))
  expect(duties).toEqual([
    ...[
      '3 i2c',
      '5 i2c',
      '8 uart',
      '10 uart',
      '19 spi',
      '21 spi',
      '23 spi',
      '24 spi',
      '26 spi',
      '27 eeprom',
      '28 eeprom',
    ],
  ])
})

it('calls pins by their number, power and ground by what they are', () => {
  expect([pinLabel(at(7)), pinLabel(at(1)), pinLabel(at(6))]).toEqual(['GPIO4', '3V3', 'GND'])
  expect(headerPinOf(parsePin('17'))?.physical).toBe(11)
  expect(headerPinOf(parsePin('gpiochip1/17'))).toBeUndefined()
  expect(headerPinOf(undefined)).toBeUndefined()
})

it('finds the other nodes with a pin, but not those that are disabled', () => {
  const node = (id: string, pin: unknown, more: object = {}): EditorNode =>
    ({ id, type: 'kaithem-gpio-in', z: 'tab', pin, ...more }) as unknown as EditorNode
  const all = [
    node('own', '4'),
    node('a', 'BOARD11'),
    node('b', '17', { type: 'kaithem-gpio-out' }),
    node('c', 'GPIO22', { d: true }),
    node('d', '23', { z: 'off' }),
    node('e', 'BOARD1'),
    node('f', '24', { type: 'inject' }),
  ]
  const list = {
    eachNode: (visit: (each: EditorNode) => unknown) => all.forEach(visit),
    workspace: (id: string) => ({ disabled: id === 'off' }),
  }
  expect([...pinsOfOthers(list, 'own')].map(([pin, { id }]) => `${pin} ${id}`)).toEqual(['17 a'])
})

const line = (changes: Partial<LiveLine>): LiveLine => ({
  ...{ chip: 'gpiochip0', label: 'pinctrl-rp1', offset: 4, name: '', consumer: '', used: false, header: true },
  ...changes,
})

it('finds the line of a pin, and says how it is written', () => {
  const lines = [line({}), line({ chip: 'gpiochip1', label: 'other', name: 'FAN', header: false })]
  expect(lineOf(parsePin('GPIO4'), lines)).toBe(lines[0])
  expect(lineOf(parsePin('other/4'), lines)).toBe(lines[1])
  expect(lineOf(parsePin('gpiochip1/4'), lines)).toBe(lines[1])
  expect(lineOf(parsePin('FAN'), lines)).toBe(lines[1])
  expect(lineOf(parsePin('5'), lines)).toBeUndefined()
  expect(lines.map(spellingOf)).toEqual(['GPIO4', 'other/4'])
})
