import { describe, expect, it } from 'vitest'
import { check, defaults, listOf, parseConfig } from '../../../nodes/astro-time/config.ts'

const found = (raw: Record<string, unknown>): string[] =>
  check(raw).map(({ property, reason }) => `${property} ${reason}`)

describe('check', () => {
  it.each([
    ['a new node', {}, []],
    ['no event', { events: '' }, ['events missing']],
    ['an unknown event', { events: 'sunset,tea' }, ['events choice']],
    ['an altitude that does not matter', { altitude: 'x' }, []],
    ['an altitude that matters', { events: 'rising', altitude: '' }, ['altitude missing']],
    ['an altitude beyond the zenith', { events: 'sunset,setting', altitude: '91' }, ['altitude atMost']],
    ['an offset of a day', { offset: '-1440' }, ['offset atLeast']],
    ['a negative spread', { spread: '-1' }, ['spread atLeast']],
    ['a spread of a day', { spread: '1440' }, ['spread atMost']],
    ['no time of day', { notBefore: '25:00', notAfter: 'late' }, ['notBefore timeOfDay', 'notAfter timeOfDay']],
    ['limits in the wrong order', { notBefore: '10:00', notAfter: '9:00' }, ['notAfter order']],
    ['an unknown day', { weekdays: 'mon,funday' }, ['weekdays choice']],
    ['an unknown month', { months: '13' }, ['months choice']],
    ['an unknown question', { answer: 'why' }, ['answer choice']],
    ['half a place', { lat: '52' }, ['lon missing']],
    ['a place out of range', { lat: '91', lon: '-181' }, ['lat atMost', 'lon atLeast']],
    ['an unknown zone', { timezone: 'Mars/Base' }, ['timezone timezone']],
  ])('%s', (_title, change, expected) => {
    expect(found({ ...defaults, ...change })).toEqual(expected)
  })
})

describe('parseConfig', () => {
  it('answers the options of a schedule', () => {
    const config = parseConfig({
      ...defaults,
      ...{
        events: 'sunset, rising',
        altitude: '6',
        offset: '-30',
        spread: '10',
        notBefore: '06:30',
        notAfter: '22:00',
      },
      ...{ weekdays: 'mon,tue', months: 'jan', lat: '52.5', lon: '13', timezone: 'Europe/Berlin', payload: '1' },
    })
    expect(config.events).toEqual(['sunset', 'rising 6'])
    expect(config.options).toEqual({
      ...{ offset: -1800, spread: 600, not_before: '06:30', not_after: '22:00', weekdays: ['mon', 'tue'] },
      ...{ months: ['jan'], lat: 52.5, lon: 13, timezone: 'Europe/Berlin' },
    })
  })

  it('has a default for all but the event', () => {
    expect(parseConfig({ events: 'sunset' })).toEqual(parseConfig(defaults))
    expect(parseConfig(defaults).options).toEqual({
      ...{ offset: 0, spread: 0, not_before: '', not_after: '', weekdays: [], months: [] },
    })
  })

  it('throws the first issue', () => {
    expect(() => parseConfig({})).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })
})

it('listOf takes spaces and empty words away', () => {
  expect(listOf({ a: ' mon, ,tue ' }, 'a')).toEqual(['mon', 'tue'])
  expect(listOf({}, 'a')).toEqual([])
})
