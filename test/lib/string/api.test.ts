import { describe, expect, it } from 'vitest'
import { createStringApi } from '../../../lib/string/api.ts'

const string = createStringApi({ now: () => 5, format: (time) => `at ${time}` })

describe('format_time_interval', () => {
  it('takes places, clock and options in their order, or by name', () => {
    const { format_time_interval: format } = string
    expect([format(65), format(65, 1), format(65, 3, true), format(65, 2, false)]).toEqual([
      ...['1 minute 5 seconds', '1 minute', '00:01:05', '1 minute 5 seconds'],
    ])
    expect(format(65, { places: 1 })).toBe('1 minute')
    expect(format(65, 2, { style: 'abbr' })).toBe('1m 5s')
    expect(format(65, 2, false, { style: 'long' })).toBe('1 minute, 5 seconds')
    expect(format(65, undefined, undefined, { places: 1 })).toBe('1 minute')
    expect(string.formatTimeInterval).toBe(format)
  })

  it.each([
    [1, '00:01'],
    ['yes', '00:01'],
    [true, '00:01'],
    [0, '1 minute 5 seconds'],
    ['', '1 minute 5 seconds'],
    [null, '1 minute 5 seconds'],
    [undefined, '1 minute 5 seconds'],
  ])('takes the clock %j alike in its place and by name', (clock, text) => {
    const { format_time_interval: format } = string
    expect([format(65, 2, clock as never), format(65, { places: 2, clock: clock as never })]).toEqual([text, text])
  })

  it.each([[{ place: 2 }], [['places']], [JSON.parse('{"__proto__": 2}')]])('refuses the options %j', (options) => {
    expect(() => string.format_time_interval(65, options)).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/KAITHEM_(TYPE|VALUE)/) }),
    )
  })
})

it('si_format takes digits by name too', () => {
  expect([string.si_format(1234), string.si_format(1234, 1), string.si_format(1234, { d: 0 })]).toEqual([
    ...['1.23K', '1.2K', '1K'],
  ])
})

it('usrstrftime formats the time given, or now', () => {
  expect([string.usrstrftime(0), string.usrstrftime(), string.usrstrftime(null)]).toEqual(['at 0', 'at 5', 'at 5'])
})
