/** What every GpioBackend must do; run against each driver. The cases are beside this file. @module */

import { type GpioRig, gpioCases } from './gpio-cases.ts'
import { runCases } from './run-cases.ts'

export type { GpioRig }

export const testGpio = (create: () => GpioRig | Promise<GpioRig>): void => runCases(gpioCases, create)
