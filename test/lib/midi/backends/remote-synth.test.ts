import { expect, it } from 'vitest'
import { KaithemError } from '../../../../lib/errors.ts'
import { RemoteSynth } from '../../../../lib/midi/backends/remote-synth.ts'

function rig() {
  const said: unknown[] = []
  const end = {
    start: () => void said.push('start'),
    tell: (event: readonly unknown[]) => void said.push(event.join(' ')),
    close: () => void said.push('close'),
  }
  const listener = {
    failed: (error: KaithemError) => void said.push(`failed ${error.message}`),
    restarted: () => void said.push('restarted'),
  }
  return { said, synth: new RemoteSynth('far', end, listener) }
}

it('tells the other process what it is told', () => {
  const { said, synth } = rig()
  synth.programSelect(0, 1, 2)
  synth.programChange(0, 3)
  synth.noteOn(0, 60, 100)
  synth.noteOn(0, 60, 0)
  synth.noteOff(0, 61)
  synth.cc(0, 7, 90)
  synth.pitchBend(0, -1)
  synth.allNotesOff()
  synth.close()
  synth.close()
  synth.noteOn(0, 60, 100)
  expect(said).toEqual([
    ...['start', 'programSelect 0 1 2', 'programChange 0 3', 'noteOn 0 60 100', 'noteOff 0 60', 'noteOff 0 61'],
    ...['cc 0 7 90', 'pitchBend 0 -1', 'allNotesOff', 'close'],
  ])
  expect(Object.keys(synth)).toEqual(['name'])
})

it('a new process is told the state again, but no notes', () => {
  const { said, synth } = rig()
  synth.programSelect(0, 1, 2)
  synth.noteOn(0, 60, 100)
  said.length = 0
  synth.restart()
  expect(said).toEqual(['start', 'programSelect 0 1 2', 'restarted'])
})

it('one that failed says so once, and is silent', () => {
  const { said, synth } = rig()
  expect(synth.failure).toBe(undefined)
  const damaged = new KaithemError('KAITHEM_IO', 'damaged', {})
  synth.fail(damaged)
  synth.fail(new KaithemError('KAITHEM_IO', 'damaged again', {}))
  synth.noteOn(0, 60, 100)
  synth.close()
  expect(said).toEqual(['start', 'failed damaged'])
  expect(synth.failure).toBe(damaged)
  expect(Object.keys(synth)).toEqual(['name'])
})
