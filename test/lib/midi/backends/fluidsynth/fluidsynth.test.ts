import { expect, it } from 'vitest'
import { FluidSynthBackend } from '../../../../../lib/midi/backends/fluidsynth/fluidsynth.ts'
import type { SynthSettings } from '../../../../../lib/midi/synth.ts'
import { ManualClock } from '../../../../../lib/platform/fake/clock.ts'
import { fakePrograms } from './fake-program.ts'

const settings: SynthSettings = {
  ...{ soundfont: '/gm.sf2', jackClientName: undefined, output: undefined },
  ...{ reverb: false, chorus: false, ondemand: true },
}

it('says what to install', () => {
  const which = (program: string): string | null => (program === 'fluidsynth' ? '/usr/bin/fluidsynth' : null)
  const clock = new ManualClock()
  expect(new FluidSynthBackend({ clock, which }).probe()).toBeUndefined()
  expect(new FluidSynthBackend({ clock, which: () => null }).probe()).toMatchObject({ reason: 'noLibrary' })
})

it('has a process for each, which is told its state again when it was started anew', async () => {
  const clock = new ManualClock(1000)
  const { programs, start } = fakePrograms()
  const said: string[] = []
  const backend = new FluidSynthBackend({ clock, which: () => '/usr/bin/fluidsynth', start })
  const listener = { failed: () => void said.push('failed'), restarted: () => void said.push('restarted') }
  const synth = backend.open(settings, listener)
  backend.open(settings, listener)
  synth.programSelect(0, 0, 26)
  synth.noteOn(0, 60, 100)
  programs[0]?.emit('exit', null, 'SIGSEGV')
  await clock.advance(0.5)
  expect([programs.length, programs[2]?.lines, said]).toEqual([3, ['select 0 1 0 26'], ['restarted']])
  backend.close()
  expect(programs.slice(1).map(({ killed }) => killed)).toEqual(['SIGKILL', 'SIGKILL'])
  expect(clock.pending).toBe(0)
})
