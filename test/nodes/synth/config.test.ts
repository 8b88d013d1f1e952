import { describe, expect, it } from 'vitest'
import { check, defaults, parseConfig } from '../../../nodes/synth/config.ts'

describe('check', () => {
  it.each([
    ['a new node', {}, []],
    ['words', { instrument: 'jazz guitar' }, []],
    ['a program', { instrument: '26' }, []],
    ['a program that is none', { instrument: '128' }, ['instrument atMost']],
    ['a negative program', { instrument: '-1' }, ['instrument atLeast']],
    ['channel 0', { channel: '0' }, ['channel atLeast']],
    ['half a channel', { channel: '1.5' }, ['channel whole']],
    ['too loud', { volume: '128' }, ['volume atMost']],
    ['not hit', { velocity: '0' }, ['velocity atLeast']],
    ['no time', { duration: '0' }, ['duration atLeast']],
    ['a path without end', { soundfont: 'x'.repeat(600) }, ['soundfont nameLong']],
  ])('%s', (_title, raw, expected) => {
    expect(check({ ...defaults, ...raw }).map(({ property, reason }) => `${property} ${reason}`)).toEqual(expected)
  })
})

it('parseConfig reads everything, and knows what is missing', () => {
  expect(parseConfig({})).toEqual({
    ...{ instrument: '', channel: undefined, soundfont: '', volume: 100, velocity: 100, duration: 0.5 },
    ...{ reverb: false, chorus: false, output: '' },
  })
  const raw = { instrument: ' flute ', channel: '2', volume: '50', velocity: '64', duration: '2', reverb: true }
  expect(parseConfig(raw)).toMatchObject({
    ...{ instrument: 'flute', channel: 2, volume: 50, velocity: 64, duration: 2, reverb: true },
  })
  expect(() => parseConfig({ channel: '17' })).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
})
