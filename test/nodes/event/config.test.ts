import { describe, expect, it } from 'vitest'
import { check, defaults, parseConfig } from '../../../nodes/event/config.ts'

describe('check', () => {
  it.each([
    ['the defaults', {}, []],
    ['a wrong phrase', { phrase: 'evry day' }, ['phrase phrase.unknown']],
    ['an unclear phrase', { phrase: 'every day at 8' }, ['phrase phrase.hour']],
    ['no phrase', { phrase: ' ' }, ['phrase phrase.empty']],
    ['a wrong cron pattern', { phrase: 'cron 99 * * * *' }, ['phrase phrase.cron']],
    ['a wrong zone', { zone: 'Mars/Base' }, ['zone timezone']],
    ['a phrase that does not matter', { kind: 'edge', phrase: 'evry', expression: 'x' }, []],
    ['no expression', { kind: 'change' }, ['expression missing']],
    ['no topic', { kind: 'message' }, ['topic missing']],
    ['a wrong topic', { kind: 'message', topic: '/#/a' }, ['topic hashNotLast']],
    ['a huge topic', { kind: 'message', topic: 'a'.repeat(2000) }, ['topic topicTooLong']],
    ['a negative limit', { ratelimit: '-1' }, ['ratelimit atLeast']],
    ['a spread that is no number', { spread: 'x' }, ['spread number']],
    [
      'unknown choices',
      { kind: 'x', missed: 'x', priority: 'x', output: 'x' },
      ['kind choice', 'missed choice', 'priority choice', 'output choice'],
    ],
  ])('%s', (_title, raw, expected) => {
    expect(check({ ...defaults, ...raw }).map(({ property, reason }) => `${property} ${reason}`)).toEqual(expected)
  })

  it('says where and what may be meant', () => {
    expect(check({ ...defaults, phrase: 'every fridy' })[0]?.data).toMatchObject({
      at: 7,
      word: 'fridy',
      hint: ' → friday',
    })
  })
})

it('parseConfig answers typed settings', () => {
  expect(parseConfig({ ...defaults, spread: '60', ratelimit: '5' })).toMatchObject({
    kind: 'time',
    spread: 60,
    ratelimit: 5,
    enabled: true,
  })
  expect(parseConfig({ ...defaults, kind: 'while', expression: 'x' }).ratelimit).toBe(1)
  expect(parseConfig({}).phrase).toBe('every day at 8:00')
  expect(() => parseConfig({ phrase: 'evry' })).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
})
