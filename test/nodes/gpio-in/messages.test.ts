import { describe, expect, it } from 'vitest'
import { gestureEvent, InputMessages, outputOf } from '../../../nodes/gpio-in/messages.ts'

it.each([
  ['click', 1, 'click'],
  ['click', 2, 'double'],
  ['click', 3, 'multiple'],
  ['long', 1, 'long'],
  ['long', 2, 'long'],
] as const)('%s of %i is called %s', (kind, count, name) => {
  expect(gestureEvent({ kind, count })).toBe(name)
})

it.each([
  ['start', 1, 0],
  ['start', false, 1],
  ['active', true, 0],
  ['inactive', 0, 1],
  ['hold', 1, 2],
  ['click', 1, 3],
  ['long', true, 3],
] as const)('%s with %s leaves by output %i', (event, payload, output) => {
  expect(outputOf({ event, payload })).toBe(output)
})

describe('InputMessages', () => {
  it('says what happened, with numbers or with yes and no', () => {
    const numbers = new InputMessages({ payload: 'number', separate: false }, '/system/gpio/4', 4)
    const made = numbers.make('active', true, 12.5)
    expect(made).toEqual({ payload: 1, topic: '/system/gpio/4', event: 'active', pin: 4, timestamp: 12.5 })
    expect(numbers.route(made)).toBe(made)
    const flags = new InputMessages({ payload: 'boolean', separate: false }, '/system/gpio/4', 4)
    expect(flags.make('multiple', true, 1, 3)).toMatchObject({ payload: true, count: 3 })
  })

  it('has one output for each kind', () => {
    const messages = new InputMessages({ payload: 'number', separate: true }, 't', 4)
    const made = messages.make('hold', true, 1)
    expect(messages.route(made)).toEqual([null, null, made, null])
  })
})
