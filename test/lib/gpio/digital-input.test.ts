import { describe, expect, it } from 'vitest'
import { DigitalInputHandle } from '../../../lib/gpio/digital-input.ts'
import { codeOf, mockRig } from './support.ts'

function rig(options: object = {}) {
  const base = mockRig({ gpio: 'mock' })
  return { ...base, input: base.k.gpio.DigitalInput(4, options) }
}

describe('subscriptions', () => {
  it('are called with topic, value and time, and end with a call', async () => {
    const { clock, input } = rig({ hold_time: 0.5 })
    const seen: unknown[] = []
    const note = (...args: unknown[]) => void seen.push(args.slice(0, 2))
    const ends = [input.on_change(note), input.onActive(note), input.on_inactive(note), input.on_hold(note)]
    input.set_raw_mock_value(0)
    await clock.advance(1)
    input.set_raw_mock_value(1)
    await clock.advance(0)
    expect(seen).toEqual([
      ['/system/gpio/change/4', true],
      ['/system/gpio/active/4', true],
      ['/system/gpio/hold/4', true],
      ['/system/gpio/change/4', false],
      ['/system/gpio/inactive/4', false],
    ])
    ends[0]?.()
    ends[1]?.unsubscribe()
    ends[2]?.dispose()
    input.set_raw_mock_value(0)
    await clock.advance(0)
    expect(seen).toHaveLength(5)
  })

  it('of one who has gone end with them, not with the pin', async () => {
    const { clock, k, input } = rig()
    const guest = k.scope('guest')
    const seen: string[] = []
    const theirs = guest.gpio.get('GPIO4') as typeof input
    theirs.on_change(() => void seen.push('guest'))
    theirs.on_state(() => void seen.push('guest state'))
    input.on_change(() => void seen.push('mine'))
    guest.close()
    input.set_raw_mock_value(0)
    await clock.advance(0)
    expect([seen, input.state.closed]).toEqual([['mine'], false])
  })

  it('need a function', () => {
    const { input } = rig()
    for (const call of ['on_change', 'on_hold', 'on_active', 'on_inactive', 'on_gesture', 'on_state'] as const) {
      expect(codeOf(() => input[call]('f' as never))).toBe('KAITHEM_TYPE')
    }
  })

  it.each([
    [{ double_time: 0 }, 'KAITHEM_VALUE'],
    [{ long_time: '1' }, 'KAITHEM_TYPE'],
    [{ max_clicks: 1.5 }, 'KAITHEM_VALUE'],
    [{ clicks: 2 }, 'KAITHEM_VALUE'],
    [5, 'KAITHEM_TYPE'],
  ])('on_gesture refuses %j with %s', (options, code) => {
    expect(codeOf(() => rig().input.on_gesture(() => {}, options as never))).toBe(code)
  })
})

describe('levels', () => {
  it.each([
    [0, 1],
    [false, 1],
    [1, 0],
    [true, 0],
  ])('raw %j of a pulled-up input is %i', (level, value) => {
    const { input } = rig()
    input.setRawMockValue(level as never)
    expect(input.value).toBe(value)
  })

  it.each([
    [2, 'KAITHEM_VALUE'],
    [0.5, 'KAITHEM_VALUE'],
    ['high', 'KAITHEM_TYPE'],
    [null, 'KAITHEM_TYPE'],
    [undefined, 'KAITHEM_TYPE'],
  ])('%j is no level: %s', (level, code) => {
    const { input } = rig()
    expect(codeOf(() => input.set_raw_mock_value(level as never))).toBe(code)
    expect(codeOf(() => input.mock(level as never))).toBe(code)
  })
})

it('is what it is, with one button for all who ask', () => {
  const { k, input } = rig()
  expect([input instanceof DigitalInputHandle, input instanceof k.gpio.DigitalInput, String(input)]).toEqual([
    ...[true, true, '[object DigitalInput]'],
  ])
  expect(input.gpio).toBe(input.gpio)
})
