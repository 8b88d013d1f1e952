import { expect, it } from 'vitest'
import { HeldNotes, panicMessages } from '../../../nodes/midi-out/held-notes.ts'

it('knows what is held, at each port and channel', () => {
  const held = new HeldNotes()
  held.note('a', [0x90, 60, 100])
  held.note('a', [0x91, 60, 100])
  held.note('b', [0x90, 60, 100])
  held.note('a', [0x90, 60, 90])
  held.note('a', [0x90, 62, 100])
  held.note('a', [0x90, 62, 0])
  held.note('b', [0x90, 64, 100])
  held.note('b', [0x80, 64, 0])
  held.note('b', [0xb0, 7, 99])
  held.note('b', [0xf8])
  expect(held.take()).toEqual([
    { port: 'a', bytes: [0x80, 60, 0] },
    { port: 'a', bytes: [0x81, 60, 0] },
    { port: 'b', bytes: [0x80, 60, 0] },
  ])
  expect(held.take()).toEqual([])
})

it('an end of everything at one port leaves what is held at others', () => {
  const held = new HeldNotes()
  for (const port of ['a', 'b', 'a']) held.note(port, [0x90, 60, 100])
  held.note('a', [0x91, 62, 100])
  held.forget('a')
  expect(held.take()).toEqual([{ port: 'b', bytes: [0x80, 60, 0] }])
})

it('panic ends notes and sounds of every channel', () => {
  expect(panicMessages.length).toBe(32)
  expect([panicMessages[0], panicMessages[31]]).toEqual([
    [0xb0, 123, 0],
    [0xbf, 120, 0],
  ])
})
