import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { GpioView, LiveLine, PinView } from '../../../nodes/_config/gpio-view.ts'
import type { EditorNode } from '../../../nodes/_editor/host.ts'
import { aboutPin, type PinKnowledge, pinNotes, usedBy } from '../../../nodes/_editor/pin-notes.ts'
import { translate } from './translate.ts'

beforeAll(() => void vi.stubGlobal('RED', { _: translate }))
afterAll(() => void vi.unstubAllGlobals())

const line = (offset: number, changes: Partial<LiveLine> = {}): LiveLine => ({
  ...{
    chip: 'gpiochip0',
    label: 'pinctrl-rp1',
    offset,
    name: `GPIO${offset}`,
    consumer: '',
    used: false,
    header: true,
  },
  ...changes,
})
const machine: GpioView = {
  ...{ driver: 'cdev', asked: 'auto', refusals: [] },
  lines: [
    line(2),
    line(4, { used: true, consumer: 'gpiomon' }),
    line(5, { used: true }),
    line(6, { used: true, consumer: 'kaithem' }),
    line(7, { name: 'SPI_CE1' }),
  ],
  pins: [{ pin: '6' } as unknown as PinView],
}
const lamp = { id: 'b', type: 'kaithem-gpio-out', name: 'lamp' } as unknown as EditorNode
const known: PinKnowledge = { others: new Map([['17', lamp]]), machine }
const unknown: PinKnowledge = { others: new Map(), machine: undefined }

it('says who uses a pin, but not that we do', () => {
  expect(usedBy('17', known)).toMatch(/lamp/)
  expect(usedBy('4', known)).toMatch(/gpiomon/)
  expect(usedBy('5', known)).toMatch(/another program/)
  expect([usedBy('6', known), usedBy('2', known), usedBy('4', unknown)]).toEqual([undefined, undefined, undefined])
})

it('says all that a pin is called, each name once', () => {
  expect(aboutPin('BOARD26', known)).toBe('GPIO7 · header pin 26 · CE0_1 · pinctrl-rp1/7 · SPI_CE1')
  expect(aboutPin('4', known)).toBe('GPIO4 · header pin 7 · GPCLK0 · pinctrl-rp1/4')
  expect(aboutPin('4', { ...known, machine: { ...machine, driver: 'mock' } })).toBe('GPIO4 · header pin 7 · GPCLK0')
  expect(aboutPin('gpiochip1/3', unknown)).toBe('gpiochip1/3')
  expect(aboutPin('', known)).toBe('')
})

it('warns, and hints', () => {
  expect(pinNotes('GPIO4', known).map(({ kind }) => kind)).toEqual(['warning'])
  expect(pinNotes('GPIO2', known)).toEqual([{ kind: 'hint', text: expect.stringContaining('I²C') }])
  expect(pinNotes('22', { ...known, machine: { ...machine, driver: 'mock' } })).toEqual([
    { kind: 'hint', text: expect.stringContaining('virtual') },
  ])
  expect(pinNotes('', known)).toEqual([])
  // The error of the field says it.
  expect(pinNotes('GPIO17', known)).toEqual([])
})
