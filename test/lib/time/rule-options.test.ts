import { describe, expect, it } from 'vitest'
import { readEvents, readOptions, readRule, type SunScheduleOptions } from '../../../lib/time/rule-options.ts'

describe('readRule', () => {
  it('has no limits without options', () => {
    expect(readRule('sunset', {}, 'seed')).toEqual({
      events: [{ name: 'sunset', event: 'sunset' }],
      offset: 0,
      spread: 0,
      seed: 'seed',
      notBefore: undefined,
      notAfter: undefined,
      weekdays: new Set(),
      months: new Set(),
    })
  })

  it('reads times, days and months in their notations', () => {
    const rule = readRule(
      ['sunset', { altitude: -4, side: 'rising' }, 'sunset'],
      {
        ...{ offset: -60, spread: 30, not_before: '06:30', not_after: 80_000, seed: 'own' },
        ...{ weekdays: ['Monday', 'tue', 7], months: ['december', 1] },
      },
      'seed',
    )
    expect(rule).toMatchObject({ offset: -60, spread: 30, notBefore: 23_400, notAfter: 80_000, seed: 'own' })
    expect(rule.events.map(({ name }) => name)).toEqual(['sunset', 'rising -4'])
    expect([rule.weekdays, rule.months]).toEqual([new Set([0, 1, 6]), new Set([12, 1])])
  })

  it.each([
    ['an offset of more than half a day', { offset: 43_201 }],
    ['an offset that is no number', { offset: '5' }],
    ['NaN', { offset: Number.NaN }],
    ['a negative spread', { spread: -1 }],
    ['too wide a spread', { spread: 21_601 }],
    ['a time that does not exist', { not_before: '25:00' }],
    ['a time of tomorrow', { not_after: 86_400 }],
    ['limits in the wrong order', { not_before: '10:00', not_after: '09:00' }],
    ['an unknown day', { weekdays: ['someday'] }],
    ['day 0', { weekdays: [0] }],
    ['days that are no list', { weekdays: 'mon' }],
    ['month 13', { months: [13] }],
    ['half a month', { months: [1.5] }],
  ])('refuses %s', (_name, options) => {
    expect(() => readRule('sunset', options as SunScheduleOptions, '')).toThrow(
      expect.objectContaining({ code: 'KAITHEM_VALUE' }),
    )
  })
})

describe('readEvents', () => {
  it.each([
    [undefined],
    [[]],
    ['dawn'],
    [['sunset', 5]],
    [{ altitude: 91, side: 'rising' }],
    [{ altitude: 4 }],
    [{ altitude: '4', side: 'rising' }],
    [null],
  ])('refuses %j', (events) => {
    expect(() => readEvents(events)).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })
})

describe('readOptions', () => {
  it('answers to both spellings', () => {
    expect(readOptions({ notBefore: '06:00', not_after: '22:00', waitForLocation: true })).toEqual({
      not_before: '06:00',
      not_after: '22:00',
      wait_for_location: true,
    })
    expect([readOptions(undefined), readOptions(null)]).toEqual([{}, {}])
  })

  it('refuses what it does not know', () => {
    expect(() => readOptions({ before: 1 })).toThrow(/no option "before", only lat, lon/)
    expect(() => readOptions(5)).toThrow(expect.objectContaining({ code: 'KAITHEM_TYPE' }))
  })
})
