import { expect, it } from 'vitest'
import { createMidiMachine } from '../../../../lib/midi/backends/index.ts'
import { createFakePackages } from '../../../../lib/platform/fake/packages.ts'

it('has the driver for ports and the SoundFonts; nothing is loaded before one is asked', () => {
  const packages = createFakePackages()
  const { drivers, synths, fonts } = createMidiMachine({ packages })
  expect(drivers.map(({ name, create }) => [name, create().name])).toEqual([['rtmidi', 'rtmidi']])
  expect([synths, typeof fonts.standard, packages.loaded]).toEqual([[], 'function', []])
})
