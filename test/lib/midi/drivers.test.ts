import { describe, expect, it } from 'vitest'
import type { MidiBackend, Refusal } from '../../../lib/midi/backend.ts'
import { NullMidi } from '../../../lib/midi/backends/null.ts'
import { checkMidiChoice, explainMidi, isFallback, MidiDrivers } from '../../../lib/midi/drivers.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { FakeMidi } from './fake-midi.ts'
import { codeOf } from './support.ts'

const refusal: Refusal = { reason: 'noDevice', message: 'there is no /dev/snd/seq', data: {} }
const memory = new NullMidi(new ManualClock())

function rig(choice: string | MidiBackend | (() => string) = 'auto') {
  const real = new FakeMidi()
  const drivers = new MidiDrivers({
    memory,
    drivers: [{ name: 'rtmidi', create: () => real }],
    choice: () => (typeof choice === 'function' ? choice() : choice) as 'auto',
  })
  return { real, drivers }
}

describe('auto', () => {
  it('takes what works and keeps it', () => {
    const { real, drivers } = rig()
    const selection = drivers.select()
    real.refusal = refusal
    expect([selection.backend, drivers.select(), isFallback(selection)]).toEqual([real, selection, false])
    expect(explainMidi(selection)).toBe('The driver rtmidi works here')
  })

  it('looks anew while there is nothing', () => {
    const { real, drivers } = rig()
    real.refusal = refusal
    const selection = drivers.select()
    expect([selection.backend, isFallback(selection)]).toEqual([memory, true])
    expect(selection.tried).toEqual([{ driver: 'rtmidi', refusal }])
    expect(explainMidi(selection)).toBe('There are no MIDI ports here (rtmidi: there is no /dev/snd/seq)')
    real.refusal = undefined
    expect(drivers.select().backend).toBe(real)
  })

  it('one that breaks when it is asked does not work', () => {
    const { real, drivers } = rig()
    real.probe = () => {
      throw new Error('broken')
    }
    expect(drivers.select().tried).toMatchObject([{ refusal: { reason: 'failed', message: 'broken' } }])
  })
})

it('a driver that was asked for', () => {
  const { real, drivers } = rig('rtmidi')
  expect([drivers.select().backend, explainMidi(drivers.select())]).toEqual([real, 'The driver rtmidi was asked for'])
  expect(drivers.isMuted).toBe(false)
})

it('none: nothing is looked at', () => {
  const { real, drivers } = rig('null')
  const selection = drivers.select()
  expect([selection.backend, isFallback(selection), real.calls]).toEqual([memory, false, []])
  expect([explainMidi(selection), drivers.isMuted]).toEqual(['The driver null was asked for', true])
})

it('one that was given', () => {
  const own = new NullMidi(new ManualClock())
  const { drivers } = rig(own)
  expect([drivers.select().backend, explainMidi(drivers.select())]).toEqual([own, 'The driver null was given'])
  expect([drivers.isMuted, isFallback(drivers.select())]).toEqual([true, false])
})

it('the choice may change', () => {
  const choices = ['null', 'rtmidi', 'nonsense']
  const { real, drivers } = rig(() => choices[0] as string)
  expect(drivers.select().backend).toBe(memory)
  choices.shift()
  expect(drivers.select().backend).toBe(real)
  choices.shift()
  expect(codeOf(() => drivers.select())).toBe('KAITHEM_VALUE')
})

it('closes what it made', () => {
  const { real, drivers } = rig()
  drivers.select()
  drivers.close()
  expect(real.calls.at(-1)).toBe('close')
})

it.each(['auto', 'rtmidi', 'null'])('%s can be chosen', (choice) => {
  expect(checkMidiChoice(choice)).toBe(choice)
})

it.each(['alsa', undefined, null, 5])('%j cannot', (choice) => {
  expect(codeOf(() => checkMidiChoice(choice))).toBe('KAITHEM_VALUE')
})
