import { describe, expect, it } from 'vitest'
import { decodeMessage, encodeMessage, type MidiMessageInput } from '../../../lib/midi/message.ts'
import { codeOf } from './support.ts'

describe('decoding', () => {
  it('has the shape of msg.midi', () => {
    expect(decodeMessage([0x92, 60, 100], 0.25)).toEqual({
      ...{ type: 'noteon', channel: 3, data: [60, 100], raw: [0x92, 60, 100], deltaTime: 0.25 },
    })
  })

  it('messages of the system have no channel', () => {
    expect(decodeMessage([0xf8])).toEqual({ type: 'clock', data: [], raw: [0xf8], deltaTime: 0 })
    expect(decodeMessage([0xf0, 1, 2, 0xf7])).toMatchObject({ type: 'sysex', data: [1, 2], raw: [0xf0, 1, 2, 0xf7] })
    expect('channel' in (decodeMessage([0xf6]) ?? {})).toBe(false)
  })

  it.each([
    ['nothing', []],
    ['too little', [0x90, 60]],
    ['too much', [0xc0, 1, 2]],
    ['no first byte', [60, 100]],
    ['data that is none', [0x90, 60, 128]],
    ['an end that is missing', [0xf0, 1]],
    ['a first byte within', [0xf0, 0x90, 0xf7]],
    ['a first byte without a meaning', [0xf4]],
  ])('%s is no message', (_what, bytes) => {
    expect(decodeMessage(bytes)).toBeUndefined()
  })
})

describe('encoding', () => {
  it.each<[MidiMessageInput, number[]]>([
    [{ type: 'noteon', channel: 16, data: [60, 100] }, [0x9f, 60, 100]],
    [{ type: 'noteoff', data: [60, 0] }, [0x80, 60, 0]],
    [{ type: 'controlchange', channel: null, data: new Uint8Array([7, 99]) }, [0xb0, 7, 99]],
    [{ type: 'programchange', channel: 2, data: 5 }, [0xc1, 5]],
    [{ type: 'pitchbend', data: 8192 }, [0xe0, 0, 64]],
    [{ type: 'pitchbend', data: [127, 127] }, [0xe0, 127, 127]],
    [{ type: 'songposition', data: 130 }, [0xf2, 2, 1]],
    [{ type: 'sysex', data: [1, 2] }, [0xf0, 1, 2, 0xf7]],
    [{ type: 'sysex', data: [0xf0, 1, 2, 0xf7] }, [0xf0, 1, 2, 0xf7]],
    [{ type: 'sysex', data: [1, 2, 0xf7] }, [0xf0, 1, 2, 0xf7]],
    [{ type: 'sysex' }, [0xf0, 0xf7]],
    [{ type: 'clock', channel: 3 }, [0xf8]],
  ])('%j', (message, bytes) => {
    expect(encodeMessage(message)).toEqual(bytes)
  })

  it.each<[MidiMessageInput, string]>([
    [{ type: 'cc', data: [1, 2] }, 'KAITHEM_VALUE'],
    [{ type: 'noteon', data: [60] }, 'KAITHEM_VALUE'],
    [{ type: 'noteon', data: 60 }, 'KAITHEM_VALUE'],
    [{ type: 'noteon', data: [60, 128] }, 'KAITHEM_VALUE'],
    [{ type: 'noteon', data: [60, 1.5] }, 'KAITHEM_VALUE'],
    [{ type: 'noteon', channel: 0, data: [60, 1] }, 'KAITHEM_VALUE'],
    [{ type: 'noteon', channel: 17, data: [60, 1] }, 'KAITHEM_VALUE'],
    [{ type: 'noteon', channel: '1' as never, data: [60, 1] }, 'KAITHEM_VALUE'],
    [{ type: 'pitchbend', data: 16384 }, 'KAITHEM_VALUE'],
    [{ type: 'sysex', data: [128] }, 'KAITHEM_VALUE'],
    [{ type: 'clock', data: [1] }, 'KAITHEM_VALUE'],
    [{ type: 'noteon', data: '60' as never }, 'KAITHEM_TYPE'],
    [{ type: undefined as never, data: [1] }, 'KAITHEM_VALUE'],
  ])('refuses %j', (message, code) => {
    expect(codeOf(() => encodeMessage(message))).toBe(code)
  })

  it('says which type was perhaps meant', () => {
    expect(() => encodeMessage({ type: 'note-on', data: [1, 2] })).toThrow('did you mean noteon?')
  })
})
