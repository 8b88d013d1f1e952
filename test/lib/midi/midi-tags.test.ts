import { beforeEach, expect, it } from 'vitest'
import { createKaithem, type Kaithem, ManualClock } from '../../../lib/index.ts'
import type { MidiBusMessage } from '../../../lib/midi/bus-message.ts'
import { MidiTags } from '../../../lib/midi/midi-tags.ts'
import { codeOf } from './support.ts'

let k: Kaithem
let tags: MidiTags

beforeEach(() => {
  k = createKaithem({ clock: new ManualClock(), midi: 'null' })
  tags = new MidiTags({ get: (name) => k.tags.NumericTag(name) })
})

it.each<[MidiBusMessage, string, number, number]>([
  [['noteon', 1, 60, 100], '/midi/pad/1.note', 60, 127],
  [['noteoff', 16, 60], '/midi/pad/16.note', 0, 127],
  [['cc', 2, 7, 99], '/midi/pad/2.cc[7]', 99, 127],
  [['pitch', 1, 8192], '/midi/pad/1.pitch', 8192, 16383],
])('%j sets %s', (message, name, value, most) => {
  tags.set('pad', message, null)
  expect(k.tags.names('/midi')).toEqual([name])
  const tag = k.tags.NumericTag(name)
  expect([tag.value, tag.min, tag.max]).toEqual([value, 0, most])
})

it('velocity is the annotation', () => {
  tags.set('pad', ['noteon', 1, 60, 100], 100)
  expect(k.tags.NumericTag('/midi/pad/1.note').annotation).toBe(100)
})

it('sets the default claim: others may be above', () => {
  k.tags.NumericTag('/midi/pad/1.cc[7]').claim(5, 'me', 60)
  tags.set('pad', ['cc', 1, 7, 99], null)
  const tag = k.tags.NumericTag('/midi/pad/1.cc[7]')
  expect([tag.value, tag.claims().map(({ name, value }) => `${name} ${value}`)]).toEqual([5, ['me 5', 'default 99']])
})

it('leaves the range alone where somebody made the tag before', () => {
  k.tags.NumericTag('/midi/pad/1.cc[7]').max = 10
  tags.set('pad', ['cc', 1, 7, 99], null)
  expect(k.tags.NumericTag('/midi/pad/1.cc[7]').value).toBe(10)
})

it('gives one that was only looked up its range', () => {
  const tag = k.tags.NumericTag('/midi/pad/1.cc[7]')
  tags.set('pad', ['cc', 1, 7, 99], null)
  expect([tag.min, tag.max, tag.value]).toEqual([0, 127, 99])
})

it('makes a tag anew that was deleted', () => {
  tags.set('pad', ['cc', 1, 7, 99], null)
  k.tags.delete('/midi/pad/1.cc[7]')
  tags.set('pad', ['cc', 1, 7, 98], null)
  expect(k.tags.NumericTag('/midi/pad/1.cc[7]').value).toBe(98)
})

it('a tag of another type is an error', () => {
  k.tags.StringTag('/midi/pad/1.cc[7]')
  expect(codeOf(() => tags.set('pad', ['cc', 1, 7, 99], null))).toBe('KAITHEM_TYPE')
})
