import { describe, expect, it } from 'vitest'
import { decodeMessage, type MidiMessage } from '../../../lib/midi/message.ts'
import { parseConfig } from '../../../nodes/midi-in/config.ts'
import { isWanted, payloadOf } from '../../../nodes/midi-in/filter.ts'

const message = (...bytes: number[]): MidiMessage => decodeMessage(bytes) as MidiMessage

const some = {
  noteon: message(0x91, 60, 100),
  release: message(0x91, 60, 0),
  noteoff: message(0x81, 60, 64),
  cc: message(0xb0, 7, 99),
  program: message(0xc0, 26),
  pitch: message(0xe0, 1, 64),
  poly: message(0xa0, 60, 5),
  pressure: message(0xd0, 5),
  sysex: message(0xf0, 1, 2, 0xf7),
  clock: message(0xf8),
  start: message(0xfa),
}
type Name = keyof typeof some
const names = Object.keys(some) as Name[]

describe('isWanted', () => {
  it.each<[string, Record<string, string>, Name[]]>([
    ['all but the clock', {}, names.filter((name) => name !== 'clock')],
    ['notes', { kind: 'note' }, ['noteon', 'release', 'noteoff']],
    ['notes that begin', { kind: 'noteon' }, ['noteon']],
    ['notes that end', { kind: 'noteoff' }, ['release', 'noteoff']],
    ['controllers', { kind: 'controlchange' }, ['cc']],
    ['programs', { kind: 'programchange', number: '26' }, ['program']],
    ['the pitch wheel', { kind: 'pitchbend' }, ['pitch']],
    ['pressure', { kind: 'aftertouch' }, ['poly', 'pressure']],
    ['system exclusive', { kind: 'sysex' }, ['sysex']],
    ['what keeps time', { kind: 'realtime' }, ['clock', 'start']],
    ['channel 2', { channel: '2' }, ['noteon', 'release', 'noteoff']],
    ['a note', { kind: 'note', number: '61' }, []],
    ['a controller', { kind: 'controlchange', number: '0-7' }, ['cc']],
  ])('%s', (_title, raw, expected) => {
    expect(names.filter((name) => isWanted(parseConfig(raw), some[name]))).toEqual(expected)
  })
})

describe('payloadOf', () => {
  it.each<[Name, unknown, unknown]>([
    ['noteon', ['noteon', 2, 60, 100], 100],
    ['release', ['noteoff', 2, 60], 0],
    ['noteoff', ['noteoff', 2, 60], 0],
    ['cc', ['cc', 1, 7, 99], 99],
    ['pitch', ['pitch', 1, 8193], 8193],
    ['program', ['programchange', 1, 26], 26],
    ['pressure', ['channelat', 1, 5], 5],
    ['start', ['start'], 'start'],
  ])('%s', (name, list, value) => {
    expect([payloadOf('list', some[name]), payloadOf('value', some[name])]).toEqual([list, value])
    expect(payloadOf('raw', some[name])).toEqual(some[name].raw)
  })
})
