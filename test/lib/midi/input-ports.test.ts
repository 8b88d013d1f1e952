import { beforeEach, expect, it } from 'vitest'
import { NullMidi } from '../../../lib/midi/backends/null.ts'
import { InputPorts } from '../../../lib/midi/input-ports.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'

let midi: NullMidi
let events: string[]
let inputs: InputPorts

beforeEach(() => {
  midi = new NullMidi(new ManualClock())
  events = []
  inputs = new InputPorts({
    opened: ({ name }) => void events.push(`opened ${name}`),
    bytes: ({ name }, bytes, deltaTime) => void events.push(`${name} ${[...bytes]} ${deltaTime}`),
    failed: ({ name }, error) => void events.push(`failed ${name} ${(error as Error).message}`),
  })
})

it('opens each port once, hears it, and closes it when it is gone', () => {
  midi.plug('Pad 20:0')
  inputs.scan(midi)
  inputs.scan(midi)
  midi.plug('Organ 24:0')
  inputs.scan(midi)
  midi.feed('Pad 20:0', [1, 2], 0.5)
  midi.feed('Organ 24:0', [3])
  midi.unplug('Pad 20:0')
  inputs.scan(midi)
  expect(events).toEqual(['opened pad', 'opened organ', 'pad 1,2 0.5', 'organ 3 undefined'])
  expect(inputs.ports.map(({ name, open }) => [name, open])).toEqual([['organ', true]])
})

it('one that was pulled out and plugged in between two looks is opened anew', () => {
  midi.plug('Pad')
  inputs.scan(midi)
  midi.unplug('Pad')
  midi.plug('Pad')
  midi.feed('Pad', [1])
  inputs.scan(midi)
  midi.feed('Pad', [2])
  expect(events).toEqual(['opened pad', 'opened pad', 'pad 2 undefined'])
})

it('outputs are none', () => {
  midi.plug('Lamp', ['output'])
  inputs.scan(midi)
  expect([events, inputs.ports]).toEqual([[], []])
})

it('one that fails is told once and tried again until it works', () => {
  midi.plug('Pad')
  const { openInput } = midi
  midi.openInput = () => {
    throw new Error('busy')
  }
  inputs.scan(midi)
  inputs.scan(midi)
  expect(inputs.ports).toMatchObject([{ name: 'pad', open: false, error: 'busy' }])
  midi.openInput = openInput
  inputs.scan(midi)
  midi.fail('Pad')
  expect(inputs.ports[0]).toMatchObject({ open: false, error: 'The port Pad was taken away' })
  inputs.scan(midi)
  expect(inputs.ports[0]).toMatchObject({ open: true, error: null })
  expect(events).toEqual(['failed pad busy', 'opened pad', 'failed pad The port Pad was taken away', 'opened pad'])
})

it('one that keeps nobody else from being opened', () => {
  midi.plug('Bad')
  midi.plug('Good')
  const openInput = midi.openInput.bind(midi)
  midi.openInput = (address, listener) => {
    if (address.port === 'Bad') throw new Error('busy')
    return openInput(address, listener)
  }
  inputs.scan(midi)
  expect(inputs.ports.map(({ open }) => open)).toEqual([false, true])
})

it('hears nothing after closing', () => {
  midi.plug('Pad')
  inputs.scan(midi)
  inputs.close()
  midi.feed('Pad', [1])
  expect([events, inputs.ports]).toEqual([['opened pad'], []])
})
