import { describe, expect, it, test } from 'vitest'
import { defaults, parseConfig } from '../../../nodes/sound-play/config.ts'
import { needsFile, needsVolume, readOrder } from '../../../nodes/sound-play/order.ts'

const order = (message: Readonly<Record<string, unknown>>, settings: object = {}) =>
  readOrder(message, parseConfig({ ...defaults, ...settings }))

it('is what the settings say, as far as the message says nothing else', () => {
  expect(order({ topic: 'door/bell' }, { handle: 'DOOR', start: '2', output: 'card' })).toEqual({
    ...{ action: 'play', handle: 'DOOR', length: 1 },
    options: { start: 2, end: undefined, loop: 1, speed: 1, output: 'card' },
  })
  const said = { handle: 'X', length: 4, start: 0, end: -1, loop: -1, speed: 2, output: '@auto' }
  expect(order({ ...said, action: 'fade' }, { handle: 'DOOR' })).toEqual({
    ...{ action: 'fade', handle: 'X', length: 4 },
    options: { start: 0, end: -1, loop: -1, speed: 2, output: '@auto' },
  })
  expect(order({ handle: null, start: '' }, { start: '2' })).toMatchObject({ handle: 'PRIMARY', options: { start: 2 } })
})

it('has another usual handle where the node announces', () => {
  expect([order({}).handle, order({}, { announce: true }).handle]).toEqual(['PRIMARY', 'ANNOUNCEMENT'])
})

describe('the action', () => {
  test.each([
    [{ action: 'stop', topic: 'pause' }, 'stop'],
    [{ topic: 'pause' }, 'pause'],
    [{ topic: 'toString' }, 'play'],
    [{ action: '' }, 'play'],
    [{ action: 'fade_to' }, 'fade'],
    [{ action: 'stop_all' }, 'stop-all'],
    [{ action: 'setvol' }, 'volume'],
    [{ action: 'fade', file: null }, 'fade-out'],
    [{ action: 'play', file: null }, 'play'],
  ])('of %j is %s', (message, action) => {
    expect(order(message).action).toBe(action)
  })

  it('that there is not is refused', () => {
    for (const action of ['sing', 5, 'constructor']) {
      expect(() => order({ action })).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
    }
  })

  it('tells what it needs', () => {
    const needs = (action: string) => [needsFile(order({ action })), needsVolume(order({ action }))]
    expect(['play', 'fade', 'volume', 'stop'].map(needs)).toEqual([
      ...[
        [true, true],
        [true, true],
        [false, true],
        [false, false],
      ],
    ])
  })
})
