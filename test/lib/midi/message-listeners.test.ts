import { expect, it } from 'vitest'
import { decodeMessage, type MidiMessage } from '../../../lib/midi/message.ts'
import { MessageListeners } from '../../../lib/midi/message-listeners.ts'
import { Owner } from '../../../lib/scope.ts'
import { codeOf } from './support.ts'

const pad = { port: 'Pad 20:0', nth: 0, name: 'pad' }
const note = decodeMessage([0x90, 60, 100]) as MidiMessage

function rig() {
  const errors: string[] = []
  const owner = new Owner('test', undefined, (error, what) => void errors.push(`${what}: ${error}`))
  return { owner, errors, listeners: new MessageListeners() }
}

it.each<[string | undefined | null, boolean]>([
  [undefined, true],
  [null, true],
  ['', true],
  ['pad', true],
  ['PA', true],
  ['Pad 20:0', true],
  ['organ', false],
])('a listener to %j hears port pad: %j', (text, expected) => {
  const { owner, listeners } = rig()
  const heard: unknown[] = []
  listeners.add(owner, text, (message: MidiMessage, port: string) => heard.push([message, port]))
  listeners.tell(note, pad)
  expect(heard).toEqual(expected ? [[note, 'pad']] : [])
})

it('ends with its subscription or its owner', () => {
  const { owner, listeners } = rig()
  const heard: string[] = []
  const off = listeners.add(owner, undefined, () => heard.push('first'))
  listeners.add(owner, undefined, () => heard.push('second'))
  off()
  listeners.tell(note, pad)
  owner.dispose()
  listeners.tell(note, pad)
  expect(heard).toEqual(['second'])
  expect(codeOf(() => listeners.add(owner, undefined, () => {}))).toBe('KAITHEM_CLOSED')
  listeners.tell(note, pad)
})

it('one that fails is reported and keeps nobody else', async () => {
  const { owner, errors, listeners } = rig()
  const heard: unknown[] = []
  listeners.add(owner, undefined, () => {
    throw new Error('one')
  })
  listeners.add(owner, undefined, async () => {
    throw new Error('two')
  })
  listeners.add(owner, undefined, () => heard.push('three'))
  listeners.tell(note, pad)
  await Promise.resolve()
  expect(errors).toEqual(['a listener to MIDI port pad: Error: one', 'a listener to MIDI port pad: Error: two'])
  expect(heard).toEqual(['three'])
})

it('what one changes the others do not see', () => {
  const { owner, listeners } = rig()
  const heard: number[][] = []
  listeners.add(owner, undefined, ({ data, raw }: MidiMessage) => {
    data[0] = 0
    raw.length = 0
  })
  listeners.add(owner, undefined, ({ data, raw }: MidiMessage) => heard.push(data, raw))
  listeners.tell(note, pad)
  expect(heard).toEqual([
    [60, 100],
    [0x90, 60, 100],
  ])
})

it.each<[unknown, unknown]>([
  [undefined, undefined],
  ['pad', 'f'],
  [5, () => {}],
])('add(%j, %j) is refused', (text, f) => {
  const { owner, listeners } = rig()
  expect(codeOf(() => listeners.add(owner, text, f))).toBe('KAITHEM_TYPE')
})
