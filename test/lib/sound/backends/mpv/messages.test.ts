import { expect, it } from 'vitest'
import {
  encodeCommand,
  MpvLines,
  type MpvMessage,
  parseDevices,
} from '../../../../../lib/sound/backends/mpv/messages.ts'

it('commands are lines', () => {
  expect(encodeCommand('set_property', 'volume', 50)).toBe('{"command":["set_property","volume",50]}\n')
})

it('lines are put together from pieces; what is no message is passed over', () => {
  const heard: MpvMessage[] = []
  const lines = new MpvLines((message) => void heard.push(message))
  for (const piece of ['{"event":', '"a"}\n{"event":"b"}\nnonsense\n5\n{"eve', 'nt":"c"}\n']) lines.add(piece)
  expect(heard.map(({ event }) => event)).toEqual(['a', 'b', 'c'])
})

it('a line without end is forgotten', () => {
  const heard: MpvMessage[] = []
  const lines = new MpvLines((message) => void heard.push(message))
  lines.add('x'.repeat(200_000))
  lines.add('{"event":"a"}\n')
  expect(heard).toEqual([{ event: 'a' }])
})

it('devices are the names in quotes', () => {
  const text = "List of detected audio devices:\n  'auto' (Autoselect device)\n  'pulse/cap1' (It's (big))\n"
  expect([parseDevices(text), parseDevices('')]).toEqual([['', 'pulse/cap1'], ['']])
})
