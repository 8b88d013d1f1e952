import { expect, it } from 'vitest'
import { drumNotes, generalMidi } from '../../../lib/midi/general-midi.ts'

it('has 128 programs from 0, each with a name of its own', () => {
  expect(Object.keys(generalMidi)).toEqual(Array.from({ length: 128 }, (_, index) => `${index}`))
  expect(new Set(Object.values(generalMidi)).size).toBe(128)
})

it.each([
  [0, 'Acoustic Grand Piano'],
  [23, 'Tango Accordion'],
  [26, 'Electric Guitar (jazz)'],
  [48, 'String Ensemble 1'],
  [56, 'Trumpet'],
  [73, 'Flute'],
  [104, 'Sitar'],
  [127, 'Gunshot'],
])('program %d is %s', (number, name) => {
  expect(generalMidi[number]).toBe(name)
})

it('has the drums of notes 35 to 81', () => {
  expect([drumNotes[35], drumNotes[38], drumNotes[42], drumNotes[56], drumNotes[81]]).toEqual([
    ...['Acoustic Bass Drum', 'Acoustic Snare', 'Closed Hi-Hat', 'Cowbell', 'Open Triangle'],
  ])
  expect(Object.keys(drumNotes)).toHaveLength(47)
})

it('nobody can change them', () => {
  expect([Object.isFrozen(generalMidi), Object.isFrozen(drumNotes)]).toEqual([true, true])
})
