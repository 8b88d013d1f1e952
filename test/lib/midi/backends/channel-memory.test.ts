import { expect, it } from 'vitest'
import { ChannelMemory } from '../../../../lib/midi/backends/channel-memory.ts'

it('knows instruments, controllers and the pitch wheel; notes and orders are no state', () => {
  const memory = new ChannelMemory()
  memory.note(['programSelect', 0, 3, 26])
  memory.note(['programChange', 0, 27])
  memory.note(['cc', 0, 7, 50])
  memory.note(['cc', 0, 7, 90])
  memory.note(['cc', 0, 123, 0])
  memory.note(['pitchBend', 1, -5])
  memory.note(['noteOn', 2, 60, 100])
  memory.note(['noteOff', 2, 60])
  memory.note(['allNotesOff'])
  expect(memory.events).toEqual([
    ['programSelect', 0, 3, 27],
    ['cc', 0, 7, 90],
    ['programSelect', 1, 0, 0],
    ['pitchBend', 1, -5],
  ])
})
