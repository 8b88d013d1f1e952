/** What can be run on the machine with the simulated chip and the virtual MIDI cards. @module */

import { gpioCases } from '../../contracts/gpio-cases.ts'
import { bounceCases } from './bounce.ts'
import type { HardwareCase } from './cases.ts'
import { faultCases } from './faults.ts'
import { figureCases } from './figures.ts'
import { guardianCases } from './guardian.ts'
import { createRig, driverNames } from './machine.ts'
import { midiHardwareCases } from './midi.ts'
import { nodeRedCases } from './node-red.ts'

/** The cases of the contract, each with a driver of its own. */
function contractCases(driver: (typeof driverNames)[number]): HardwareCase[] {
  return gpioCases.map(({ title, run }) => ({
    title,
    run: async () => {
      const rig = createRig(driver)
      try {
        await run(rig)
      } finally {
        rig.backend.close()
      }
    },
  }))
}

/** Cases by the name of their suite; nothing runs before it is asked to. */
export const suites: Readonly<Record<string, () => readonly HardwareCase[]>> = {
  ...Object.fromEntries(driverNames.map((driver) => [`contract:${driver}`, () => contractCases(driver)])),
  'contract:midi': () => midiHardwareCases,
  faults: () => faultCases(driverNames),
  'faults:cdev': () => faultCases(['cdev']),
  guardian: () => guardianCases,
  'node-red': () => nodeRedCases,
  bounce: () => bounceCases(60),
  'bounce:short': () => bounceCases(3),
  figures: () => figureCases(true),
  'figures:short': () => figureCases(false),
}
