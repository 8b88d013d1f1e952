import { expect, it } from 'vitest'
import { longestSysex, MidiParser } from '../../../lib/midi/parser.ts'

/** What comes out of pieces, as text. */
function parse(...pieces: readonly (readonly number[])[]): string[] {
  const seen: string[] = []
  const parser = new MidiParser(({ type, channel, data }) => void seen.push([type, channel, ...data].join(' ').trim()))
  for (const piece of pieces) parser.push(piece, 0)
  return seen.map((text) => text.replaceAll('  ', ' '))
}

it.each<[string, readonly number[][], string[]]>([
  ['one message', [[0x90, 60, 100]], ['noteon 1 60 100']],
  ['several in a piece', [[0x80, 1, 2, 0xc1, 3]], ['noteoff 1 1 2', 'programchange 2 3']],
  ['byte by byte', [[0xb2], [7], [99]], ['controlchange 3 7 99']],
  ['running status', [[0x90, 60, 100, 60, 0], [62], [1]], ['noteon 1 60 100', 'noteon 1 60 0', 'noteon 1 62 1']],
  ['running status of one data byte', [[0xd0, 1, 2]], ['channelat 1 1', 'channelat 1 2']],
  ['real time within a message', [[0x90, 0xf8, 60, 0xfe, 100]], ['clock', 'activesensing', 'noteon 1 60 100']],
  ['real time keeps running status', [[0x90, 60, 1, 0xfa, 61, 2]], ['noteon 1 60 1', 'start', 'noteon 1 61 2']],
  ['sysex over pieces', [[0xf0, 1], [2], [3, 0xf7]], ['sysex 1 2 3']],
  ['real time within sysex', [[0xf0, 1, 0xf8, 2, 0xf7]], ['clock', 'sysex 1 2']],
  ['sysex ends running status', [[0x90, 60, 1, 0xf0, 0xf7, 61, 2]], ['noteon 1 60 1', 'sysex']],
  ['sysex that another message breaks off', [[0xf0, 1, 0x90, 60, 1, 0xf7]], ['noteon 1 60 1']],
  ['messages of the system end running status', [[0x90, 60, 1, 0xf3, 5, 61, 2]], ['noteon 1 60 1', 'songselect 5']],
  ['messages without data', [[0xf6, 0xff]], ['tunerequest', 'reset']],
  ['data that belongs to nothing', [[1, 2, 0x90, 60, 1]], ['noteon 1 60 1']],
  ['a message that is broken off', [[0x90, 60, 0x80, 60, 0]], ['noteoff 1 60 0']],
  ['bytes without a meaning', [[0xf9, 0xfd, 0xf4, 1, 0xf5, 2, 0xf7, 3]], []],
  ['they end running status', [[0x90, 60, 1, 0xf4, 61, 2]], ['noteon 1 60 1']],
])('%s', (_what, pieces, expected) => {
  expect(parse(...pieces)).toEqual(expected)
})

it('sysex that never ends is thrown away, and what follows is understood', () => {
  const endless = new Array<number>(longestSysex + 10).fill(1)
  expect(parse([0xf0], endless, [0xf7, 0x90, 60, 1])).toEqual(['noteon 1 60 1'])
})

it('reset forgets what has begun, running status too', () => {
  const seen: string[] = []
  const parser = new MidiParser(({ type }) => void seen.push(type))
  parser.push([0x90, 60, 1, 61], 0)
  parser.reset()
  parser.push([62, 2, 3], 0)
  expect(seen).toEqual(['noteon'])
})

it('the time since the message before is that of all pieces since', () => {
  const seen: number[] = []
  const parser = new MidiParser(({ deltaTime }) => void seen.push(deltaTime))
  parser.push([0x90, 60], 0.5)
  parser.push([1, 61, 2], 0.25)
  parser.push([0xf8], 1)
  expect(seen).toEqual([0.75, 0, 1])
})

it.each<[number[], boolean]>([
  [[], false],
  [[0x90], true],
  [[0x90, 60], true],
  [[0x90, 60, 1], false],
  [[0x90, 60, 1, 61], true],
  [[0xf0], true],
  [[0xf0, 0xf7], false],
  [[0xf8], false],
  [[0xf4], false],
])('after %j it is within a message: %j', (bytes, expected) => {
  const parser = new MidiParser(() => {})
  parser.push(bytes, 0)
  expect(parser.isWithin).toBe(expected)
})
