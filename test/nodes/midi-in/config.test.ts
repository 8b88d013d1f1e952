import { describe, expect, it } from 'vitest'
import { check, defaults, parseConfig } from '../../../nodes/midi-in/config.ts'

describe('check', () => {
  it.each([
    ['a new node', {}, []],
    ['lists', { kind: 'note', number: '36-43, 60', channel: '1, 3-5' }, []],
    ['a kind that is none', { kind: 'bang' }, ['kind choice']],
    ['a payload that is none', { payload: 'all' }, ['payload choice']],
    ['channel 0', { channel: '0' }, ['channel numberList']],
    ['channel 17', { channel: '1-17' }, ['channel numberList']],
    ['note 128', { kind: 'noteon', number: '128' }, ['number numberList']],
    ['numbers of what has none are not asked for', { kind: 'pitchbend', number: 'x' }, []],
    ['a name without end', { port: 'x'.repeat(600) }, ['port nameLong']],
  ])('%s', (_title, raw, expected) => {
    expect(check({ ...defaults, ...raw }).map(({ property, reason }) => `${property} ${reason}`)).toEqual(expected)
  })
})

describe('parseConfig', () => {
  it('reads everything', () => {
    const config = { port: ' pads ', kind: 'noteon', channel: '2', number: '36-37', payload: 'value' }
    expect(parseConfig(config)).toEqual({
      ...{ port: 'pads', kind: 'noteon', payload: 'value' },
      channels: new Set([2]),
      numbers: new Set([36, 37]),
    })
  })

  it('without settings hears all', () => {
    expect(parseConfig({})).toEqual({ port: '', kind: 'all', channels: undefined, numbers: undefined, payload: 'raw' })
    expect(() => parseConfig({ channel: 'x' })).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })
})
