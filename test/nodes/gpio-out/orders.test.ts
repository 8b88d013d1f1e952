import { expect, it } from 'vitest'
import { readOrder } from '../../../nodes/gpio-out/orders.ts'

it.each([
  [0, { kind: 'value', value: 0 }],
  [0.3, { kind: 'value', value: 0.3 }],
  [true, { kind: 'value', value: 1 }],
  [false, { kind: 'value', value: 0 }],
  ['on', { kind: 'value', value: 1 }],
  [' Off ', { kind: 'value', value: 0 }],
  ['true', { kind: 'value', value: 1 }],
  ['0.5', { kind: 'value', value: 0.5 }],
  ['toggle', { kind: 'toggle' }],
  ['blink', { kind: 'blink', times: {} }],
  [{ blink: { on_time: 0.2 } }, { kind: 'blink', times: { on_time: 0.2 } }],
  [{ pulse: true }, { kind: 'pulse', times: {} }],
])('%j', (given, order) => {
  expect(readOrder(given)).toEqual(order)
})

it.each([
  [undefined, 'KAITHEM_TYPE'],
  [null, 'KAITHEM_TYPE'],
  [() => 1, 'KAITHEM_TYPE'],
  [Number.NaN, 'KAITHEM_VALUE'],
  [255, 'KAITHEM_VALUE'],
  [-0.1, 'KAITHEM_VALUE'],
  ['', 'KAITHEM_VALUE'],
  ['maybe', 'KAITHEM_VALUE'],
  ['constructor', 'KAITHEM_VALUE'],
  ['2', 'KAITHEM_VALUE'],
  [{}, 'KAITHEM_VALUE'],
  [[1], 'KAITHEM_VALUE'],
  [{ blink: {}, pulse: {} }, 'KAITHEM_VALUE'],
  [{ blink: 3 }, 'KAITHEM_TYPE'],
  [{ pulse: [1] }, 'KAITHEM_TYPE'],
])('refuses %j', (given, code) => {
  expect(() => readOrder(given)).toThrow(expect.objectContaining({ code }))
})
