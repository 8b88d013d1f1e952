import { describe, expect, it } from 'vitest'
import { createKaithem, ManualClock } from '../../lib/index.ts'
import { refuseUnknownOptions } from '../../lib/option-names.ts'

const check =
  (options: object, ignored: readonly string[] = []) =>
  () =>
    refuseUnknownOptions('save()', options, ['private', 'allow_overlap'], ignored)

it('takes both spellings of what it knows, and what is to be ignored', () => {
  expect(check({ private: 1, allow_overlap: 1, allowOverlap: 1, md5: 1 }, ['md5'])).not.toThrow()
  expect(check({})).not.toThrow()
})

it('names the nearest option, or all of them', () => {
  expect(check({ privat: true })).toThrow(
    expect.objectContaining({
      code: 'KAITHEM_VALUE',
      message: 'save() has no option "privat"; did you mean private? There are private, allow_overlap',
      data: { option: 'privat', suggestion: 'private' },
    }),
  )
  expect(check({ allowoverlap: 1 })).toThrow('did you mean allow_overlap?')
  expect(check({ colour: 1 }, ['md5'])).toThrow('save() has no option "colour", only private, allow_overlap')
  expect(check(JSON.parse('{"__proto__": 1}'))).toThrow('"__proto__"')
  expect(check({ ['x'.repeat(500)]: 1 })).toThrow(/"x{60}"/)
})

describe('is asked by everything that takes options', () => {
  const k = createKaithem({ clock: new ManualClock(1_700_000_000) })
  const run = (): void => {}
  it.each<[string, () => unknown, string]>([
    ['Alert', () => k.alerts.Alert('a', 'info', { trip_dely: 5 } as never), 'trip_delay'],
    ['Alert in capitals', () => k.alerts.Alert('a', { autoack: true } as never), 'auto_ack'],
    ['event', () => k.events.event('!time every day', run, { mised: 'skip' } as never), 'missed'],
    ['on_edge', () => k.events.on_edge(() => 1, run, { continuall: true } as never), 'continual'],
    ['on_change', () => k.events.on_change(() => 1, run, { prioriti: 'high' } as never), 'priority'],
    ['on_message', () => k.events.on_message('/a', run, { rate_limit: 1 } as never), 'ratelimit'],
    ['when', () => k.events.when(() => 0, run, { nam: 'a' } as never), 'name'],
    ['after', () => k.events.after(1, run, { nme: 'a' } as never), 'name'],
    ['describe', () => k.events.describe('every day', { zon: 'UTC' } as never), 'zone'],
    ['save', () => k.persist.save(1, 'a.json', { privat: true } as never), 'private'],
    ['load', () => k.persist.load('a.json', { expnd: false } as never), 'expand'],
    ['exists', () => k.persist.exists('a.json', { expnd: false } as never), 'expand'],
    ['add_user', () => k.users.add_user('ann', { pasword: 'correct horse' } as never), 'password'],
    ['add_group', () => k.users.add_group('crew', { permission: [] } as never), 'permissions'],
  ])('%s', (_, call, suggestion) => {
    expect(call).toThrow(
      expect.objectContaining({ code: 'KAITHEM_VALUE', data: expect.objectContaining({ suggestion }) }),
    )
  })

  it('and nothing has happened then', () => {
    expect([k.alerts.all(), k.persist.exists('a.json'), k.users.has('ann'), k.users.groups().includes('crew')]).toEqual(
      [[], false, false, false],
    )
  })

  it('what KaithemAutomation has and nothing here needs is let through', () => {
    k.persist.save(1, 'b.json', { md5: true, nolog: true } as never)
    expect(k.persist.load('b.json', { nolog: true } as never)).toBe(1)
    const both = { private: true, expand: true, recovered: run }
    k.persist.save(2, 'b.json', both)
    expect(k.persist.load('b.json', both)).toBe(2)
  })
})
