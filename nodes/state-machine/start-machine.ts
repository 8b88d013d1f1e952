/** From the settings to a machine that runs and is kept. @module */

import { errorText } from '../../lib/errors.ts'
import type { Kaithem } from '../../lib/kaithem.ts'
import type { Clock } from '../../lib/platform/clock.ts'
import type { Json } from '../../lib/platform/store.ts'
import type { ChartSnapshot } from '../../lib/states/api.ts'
import { createChart, runChart } from './chart-machine.ts'
import type { MachineConfig } from './config.ts'
import type { Keeping } from './keep.ts'
import type { RunningMachine } from './running.ts'
import { createTableMachine, runTableMachine } from './table-machine.ts'

export interface StartOptions {
  readonly kaithem: Kaithem
  readonly clock: Clock
  readonly config: MachineConfig
  /** The name if the settings give none. */
  readonly fallback: string
  readonly keeping: Keeping
  /** Told why a kept state could not be taken up. */
  readonly warn: (text: string) => void
}

/** A machine, and what must be done before it ends. */
export interface StartedMachine {
  readonly machine: RunningMachine
  readonly beforeClose: () => void
}

/** Starts the machine, in its kept state if there is one. @throws coded errors of the machine */
export function startMachine(options: StartOptions): StartedMachine {
  const { config } = options
  const name = config.machine || options.fallback
  return config.definition.mode === 'table'
    ? startTable(options, name, config.definition.table)
    : startChart(options, name, config.definition.chart)
}

function startTable(
  options: StartOptions,
  name: string,
  table: Parameters<typeof createTableMachine>[0]['table'],
): StartedMachine {
  const { kaithem, clock, config, keeping, warn } = options
  const machine = createTableMachine({ kaithem, clock, name, table, pollRate: config.pollRate })
  const kept = keeping.get('')
  if (kept !== undefined && !isStateOf(kept, table.states)) {
    warn(`${name}: the state it was in does not exist any more; it begins in ${table.start}`)
    keeping.forget()
  }
  if (!keeping.isOff) machine.persist({ key: name, timer: config.timer, store: keeping })
  return { machine: runTableMachine(machine, table.start), beforeClose: () => {} }
}

/** A machine whose tables were changed may have lost the state it was in; that is no error. */
function isStateOf(kept: Json, states: ReadonlyArray<{ readonly name: string }>): boolean {
  if (typeof kept !== 'object' || kept === null || !('state' in kept)) return false
  return states.some(({ name }) => name === kept.state)
}

function startChart(options: StartOptions, name: string, config: Readonly<Record<string, unknown>>): StartedMachine {
  const { kaithem, clock, keeping, warn } = options
  const chart = createChart({ kaithem, clock, name, chart: config })
  const fresh = chart.snapshot()
  const kept = keeping.get('')
  try {
    if (kept !== undefined) chart.restore(kept as unknown as ChartSnapshot, options.config.timer)
  } catch (error) {
    warn(`${name}: the state it was in cannot be taken up again (${errorText(error)}); it begins anew`)
    keeping.forget()
  }
  const machine = runChart(chart, config, fresh)
  const save = (): void => {
    keeping.set('', chart.snapshot() as unknown as Json)
  }
  machine.watch(save)
  return { machine, beforeClose: save }
}
