import { expect, it } from 'vitest'
import { createMidiMachine } from '../../../../lib/midi/backends/index.ts'
import { ManualClock } from '../../../../lib/platform/fake/clock.ts'
import { createFakePackages } from '../../../../lib/platform/fake/packages.ts'
import { createFakeShell } from '../../../../lib/platform/fake/shell.ts'

it('has the driver for ports, the synthesizers and the SoundFonts; nothing is loaded before one is asked', () => {
  const packages = createFakePackages()
  const clock = new ManualClock()
  const { drivers, synths, fonts } = createMidiMachine({ clock, packages, shell: createFakeShell({}) })
  expect(drivers.map(({ name, create }) => [name, create().name])).toEqual([['rtmidi', 'rtmidi']])
  expect(synths.map(({ name }) => name)).toEqual(['spessasynth', 'fluidsynth'])
  expect([typeof fonts.standard, packages.loaded, clock.pending]).toEqual(['function', [], 0])
})
