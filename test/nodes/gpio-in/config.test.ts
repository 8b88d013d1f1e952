import { describe, expect, it } from 'vitest'
import { check, defaults, parseConfig } from '../../../nodes/gpio-in/config.ts'

const issues = (settings: object): string[] =>
  check({ ...defaults, pin: '17', ...settings }).map(({ property, reason }) => `${property}: ${reason}`)

describe('check', () => {
  it.each([
    [{}],
    [{ pin: 'BOARD11', bounceTime: '0.05', debounce: '0.002' }],
    [{ pull: 'none', active: 'low' }],
    [{ gestures: true, hold: true, holdTime: '0', longTime: '' }],
    // What is not in use is not judged.
    [{ holdTime: 'x', doubleTime: 'x', longTime: '', maxClicks: '-1' }],
    [{ pin: 'GPIO2', pull: 'up' }],
  ])('accepts %j', (settings) => {
    expect(issues(settings)).toEqual([])
  })

  it.each([
    [{ pin: '' }, ['pin: missing']],
    [{ pin: 'BOARD1' }, ['pin: pinPower']],
    [{ pull: 'sideways' }, ['pull: choice']],
    [{ pin: 'SDA' }, []],
    [{ pin: 'GPIO3', pull: 'down' }, ['pull: pinPull']],
    [{ bounceTime: '-1' }, ['bounceTime: atLeast']],
    [{ bounceTime: '11' }, ['bounceTime: atMost']],
    [{ debounce: 'fast' }, ['debounce: number']],
    [{ hold: true, holdTime: '-1' }, ['holdTime: atLeast']],
    [
      { gestures: true, doubleTime: '99', longTime: '0', maxClicks: '1.5' },
      ['doubleTime: atMost', 'longTime: atLeast', 'maxClicks: whole'],
    ],
    [{ gestures: true, doubleTime: '0' }, ['doubleTime: atLeast']],
    [{ active: 'sometimes' }, ['active: choice']],
    [{ payload: 'text' }, ['payload: choice']],
  ])('%j: %j', (settings, expected) => {
    expect(issues(settings)).toEqual(expected)
  })
})

describe('parseConfig', () => {
  it('fills in what is missing', () => {
    expect(parseConfig({ pin: ' GPIO17 ' })).toEqual({
      ...{ pin: 'GPIO17', pull: 'up', activeHigh: undefined, bounceTime: 0, debounce: 0 },
      ...{ changes: true, hold: false, holdTime: 1, holdRepeat: false, gestures: undefined },
      ...{ payload: 'number', separate: false, emitOnStart: true, mock: false },
    })
  })

  it('asks for the active level only where nothing pulls', () => {
    expect(parseConfig({ pin: 4, pull: 'none', active: 'low' }).activeHigh).toBe(false)
    expect(parseConfig({ pin: 4, pull: 'down', active: 'low' }).activeHigh).toBeUndefined()
  })

  it('reads the times of gestures', () => {
    const config = parseConfig({ pin: 4, gestures: true, doubleTime: '0.5', maxClicks: '3' })
    expect(config.gestures).toEqual({ double_time: 0.5, long_time: 1, max_clicks: 3 })
  })

  it('throws the first issue', () => {
    expect(() => parseConfig({ pin: '4', bounceTime: '-1' })).toThrow(
      expect.objectContaining({ code: 'KAITHEM_VALUE', data: expect.objectContaining({ property: 'bounceTime' }) }),
    )
  })
})
