import { describe, expect, it, test } from 'vitest'
import { check, defaults, parseConfig } from '../../../nodes/sound-play/config.ts'

const issues = (raw: object): string[] =>
  check({ ...defaults, ...raw }).map(({ property, reason }) => `${property}: ${reason}`)

it('reads a new node, and one without settings', () => {
  const config = {
    ...{ action: 'play', file: 'chime.wav', fileType: 'builtin', handle: undefined, volume: '', volumeType: 'num' },
    ...{ busy: 'interrupt', announce: false, duck: 0.2, duckFade: 0.5, output: undefined },
  }
  expect(parseConfig(defaults)).toEqual({ ...config, length: 1, start: undefined, end: undefined, loop: 1, speed: 1 })
  expect(parseConfig({})).toMatchObject(config)
  expect(issues({})).toEqual([])
})

describe('refuses', () => {
  test.each([
    [{ action: 'shout' }, 'action: choice'],
    [{ file: ' ' }, 'file: missing'],
    [{ action: 'fade', file: '' }, 'file: missing'],
    [{ volume: '11' }, 'volume: atMost'],
    [{ action: 'volume' }, 'volume: missing'],
    [{ length: '-1' }, 'length: atLeast'],
    [{ busy: 'wait' }, 'busy: choice'],
    [{ duck: '2' }, 'duck: atMost'],
    [{ duckFade: 'x' }, 'duckFade: number'],
    [{ loop: '0' }, 'loop: soundLoop'],
    [{ loop: '1.5' }, 'loop: whole'],
    [{ loop: '-2' }, 'loop: atLeast'],
    [{ speed: '0' }, 'speed: atLeast'],
    [{ start: 'soon' }, 'start: number'],
    [{ handle: 'x'.repeat(201) }, 'handle: nameLong'],
    [{ output: 'x'.repeat(513) }, 'output: nameLong'],
  ])('%j', (raw, issue) => {
    expect(issues(raw)).toEqual([issue])
    expect(() => parseConfig({ ...defaults, ...raw })).toThrow(expect.objectContaining({ code: 'KAITHEM_VALUE' }))
  })

  it('no sound where none is needed, and no number where a message has the volume', () => {
    expect(issues({ action: 'stop', file: '' })).toEqual([])
    expect(issues({ action: 'volume', volume: 'payload', volumeType: 'msg' })).toEqual([])
  })
})
