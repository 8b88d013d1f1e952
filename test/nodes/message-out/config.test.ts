import { describe, expect, it } from 'vitest'
import { check, defaults, parseConfig } from '../../../nodes/message-out/config.ts'

describe('check', () => {
  it.each([
    ['a new node', {}, []],
    ['a fixed topic', { topic: '/a/b', topicType: 'str' }, []],
    ['no topic', { topic: '', topicType: 'str' }, ['topic missing']],
    ['no property for the topic', { topic: '' }, ['topic missing']],
    ['+ in a fixed topic', { topic: '/a/+', topicType: 'str' }, ['topic wildcardInTopic']],
    ['# in a fixed topic', { topic: '#', topicType: 'str' }, ['topic wildcardInTopic']],
    ['# inside a level', { topic: '/a#1', topicType: 'str' }, []],
    ['a huge topic', { topic: 'x'.repeat(2000), topicType: 'str' }, ['topic topicTooLong']],
    ['no property for the time', { timestampType: 'msg' }, ['timestamp missing']],
    ['no property for the annotation', { annotationType: 'msg' }, ['annotation missing']],
    ['an empty annotation', { annotationType: 'str' }, []],
    ['a kind that does not exist', { annotationType: 'jsonata' }, ['annotationType choice']],
  ])('%s', (_title, raw, expected) => {
    expect(check({ ...defaults, ...raw }).map(({ property, reason }) => `${property} ${reason}`)).toEqual(expected)
  })
})

it('parseConfig answers where everything comes from', () => {
  expect(parseConfig({ topic: '/a', topicType: 'str', annotation: 'me', annotationType: 'str' })).toEqual({
    topic: { from: 'str', text: '/a' },
    payload: 'payload',
    payloadType: 'msg',
    timestamp: { from: 'now', text: '' },
    annotation: { from: 'str', text: 'me' },
  })
  expect(() => parseConfig({ topic: '' })).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
})
