import { describe, expect, it } from 'vitest'
import type { Red, RuntimeNode } from '../../../nodes/_runtime/red-types.ts'
import { parseConfig } from '../../../nodes/message-out/config.ts'
import { createAddressing, type Envelope } from '../../../nodes/message-out/post.ts'

const util = {
  normalisePropertyExpression: (path: string) => {
    if (path.includes('[[')) throw new Error('unexpected [')
    return [path]
  },
}
const RED = { util } as unknown as Red
const node = { z: 'tab' } as RuntimeNode

function address(settings: object, message: object): Envelope {
  return createAddressing(RED, node, parseConfig({ ...settings }))({ _msgid: '1', ...message })
}

describe('addressing', () => {
  it('comes from the message, with the mark of the flow and no time of its own', () => {
    expect(address({}, { topic: 'a' })).toEqual({ topic: 'a', timestamp: undefined, annotation: 'flow:tab' })
  })

  it('comes from the settings', () => {
    const settings = { topic: '/b', topicType: 'str', annotation: 'me', annotationType: 'str' }
    expect(address(settings, { topic: 'a' })).toMatchObject({ topic: '/b', annotation: 'me' })
  })

  it.each([
    [12.5, 12.5],
    [undefined, undefined],
    [null, undefined],
  ])('takes the time %j', (time, expected) => {
    const settings = { timestamp: 'time', timestampType: 'msg' }
    expect(address(settings, { topic: 'a', time }).timestamp).toBe(expected)
  })

  it.each([
    ['none', 'note', null],
    ['msg', 'note', 7],
  ])('annotation %s', (annotationType, annotation, expected) => {
    expect(address({ annotationType, annotation }, { topic: 'a', note: 7 }).annotation).toBe(expected)
  })
})

describe('bad input', () => {
  it.each([
    [{}, {}, 'KAITHEM_TYPE'],
    [{}, { topic: 5 }, 'KAITHEM_TYPE'],
    [{}, { topic: '' }, 'KAITHEM_VALUE'],
    [{ timestamp: 'time', timestampType: 'msg' }, { topic: 'a', time: '5' }, 'KAITHEM_TYPE'],
    [{ timestamp: 'time', timestampType: 'msg' }, { topic: 'a', time: Number.NaN }, 'KAITHEM_TYPE'],
  ])('%j with %j', (settings, message, code) => {
    expect(() => address(settings, message)).toThrow(expect.objectContaining({ code }))
  })

  it.each([{ topic: 'a[[' }, { timestamp: 'a[[', timestampType: 'msg' }, { annotation: 'a[[', annotationType: 'msg' }])(
    '%j is refused at the start',
    (settings) => {
      expect(() => createAddressing(RED, node, parseConfig(settings))).toThrow(
        expect.objectContaining({ code: 'KAITHEM_VALUE' }),
      )
    },
  )
})
