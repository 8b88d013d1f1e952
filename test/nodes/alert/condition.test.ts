import { describe, expect, it } from 'vitest'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { createCondition } from '../../../nodes/alert/condition.ts'
import type { Compare } from '../../../nodes/alert/config.ts'

function rig(compare: Compare, limit = '', deadband = 0) {
  const clock = new ManualClock()
  const told: string[] = []
  const verdict = {
    trip: (message: string) => void told.push(message),
    release: (value: unknown, text: () => string) => void told.push('release', `${value}: ${text()}`),
  }
  const condition = createCondition({ compare, limit, deadband }, clock, verdict)
  const after = (value: unknown): string => {
    told.length = 0
    condition.offer(value)
    return told[0] ?? ''
  }
  return { clock, told, condition, after }
}

describe('compares', () => {
  it.each([
    [
      'gt',
      '5',
      0,
      [
        [6, '6 above 5'],
        [5, 'release'],
        ['7', '7 above 5'],
      ],
    ],
    [
      'ge',
      '5',
      0,
      [
        [5, '5 at or above 5'],
        [4.9, 'release'],
      ],
    ],
    [
      'lt',
      '5',
      0,
      [
        [4, '4 below 5'],
        [5, 'release'],
      ],
    ],
    [
      'le',
      '5',
      0,
      [
        [5, '5 at or below 5'],
        [5.1, 'release'],
        [true, '1 at or below 5'],
      ],
    ],
    [
      'gt',
      '5',
      2,
      [
        [6, '6 above 5'],
        [4, ''],
        [3.1, ''],
        [3, 'release'],
      ],
    ],
    [
      'lt',
      '-5',
      2,
      [
        [-6, '-6 below -5'],
        [-4, ''],
        [-3, 'release'],
      ],
    ],
    [
      'eq',
      '5',
      0,
      [
        [5, '5 equal to 5'],
        [6, 'release'],
        ['5', '5 equal to 5'],
      ],
    ],
    [
      'eq',
      'open',
      0,
      [
        ['open', 'open equal to open'],
        ['shut', 'release'],
        [null, 'release'],
      ],
    ],
    [
      'ne',
      'ok',
      0,
      [
        ['bad', 'bad not ok'],
        ['ok', 'release'],
      ],
    ],
    [
      'true',
      '',
      0,
      [
        [true, 'true is true'],
        [0, 'release'],
        ['off', 'release'],
        ['on', 'on is true'],
        [{}, '{} is true'],
      ],
    ],
    [
      'false',
      '',
      0,
      [
        [false, 'false is false'],
        [1, 'release'],
        [undefined, 'undefined is false'],
      ],
    ],
  ] as const)('%s %s, deadband %d', (compare, limit, deadband, cases) => {
    const { after } = rig(compare, limit, deadband)
    for (const [value, expected] of cases)
      expect([value, after(value).replace(/^true at/, '1 at')]).toEqual([value, expected])
  })

  it.each([Number.NaN, null, undefined, {}, 'hot', ''])('refuses %j as a number', (value) => {
    expect(() => rig('gt', '5').condition.offer(value)).toThrow(/no number/)
  })
})

it.each([
  ['gt', '5', 3, '3 no longer above 5'],
  ['le', '5', 9, '9 no longer at or below 5'],
  ['eq', 'open', 'shut', 'shut no longer equal to open'],
  ['ne', 'ok', 'ok', 'ok equal to ok'],
  ['true', '', 'off', 'off is no longer true'],
  ['false', '', 1, '1 is no longer false'],
] as const)('%s %s says what ended it: %j', (compare, limit, value, text) => {
  const { told, condition } = rig(compare, limit)
  condition.offer(value)
  expect(told).toEqual(['release', `${value}: ${text}`])
})

it('misses values that do not come', async () => {
  const { clock, told, condition } = rig('stale', '10')
  await clock.advance(9)
  condition.offer('anything')
  await clock.advance(9)
  expect(told).toEqual(['release', 'anything: anything again'])
  await clock.advance(2)
  expect(told.slice(2)).toEqual(['no value for 10 s'])
  condition.offer(1)
  condition.stop()
  await clock.advance(100)
  expect([told.slice(3), clock.pending]).toEqual([['release', '1: 1 again'], 0])
})
