/** The state machine under every alert: its seven states, rules and two timers. @module */

import type { Clock } from '../platform/clock.ts'
import type { Owner } from '../scope.ts'
import { MachineCore } from '../states/machine-core.ts'
import type { LiveMachine } from '../states/state-machine.ts'
import type { AlertState } from './names.ts'
import type { AlertSettings } from './settings.ts'

/** What each state does on trip, release and acknowledge. */
const rules: Readonly<Record<AlertState, Readonly<Record<string, AlertState>>>> = {
  normal: { trip: 'tripped', error: 'error' },
  tripped: { release: 'normal', error: 'error' },
  active: { release: 'cleared', acknowledge: 'acknowledged', error: 'error' },
  cleared: { trip: 'retripped', acknowledge: 'normal', error: 'error' },
  retripped: { release: 'cleared', error: 'error' },
  acknowledged: { release: 'normal', error: 'error' },
  error: { acknowledge: 'normal', error: 'error' },
}

/**
 * Makes the machine, in `normal`.
 *
 * Porting note: the manual of Kaithem calls the second state trip and leaves retripped out; here they are tripped and retripped, as
 * in its code.
 */
export function createAlertMachine(name: string, owner: Owner, clock: Clock): LiveMachine {
  const machine: LiveMachine = new MachineCore('normal', { name, description: '', owner, clock })
  for (const [state, events] of Object.entries(rules)) machine.addState(state, { rules: events })
  return machine
}

/** Puts the times of the settings into force, also for the state it is in. */
export function setMachineTimers(machine: LiveMachine, { tripDelay, autoAck }: AlertSettings): void {
  machine.setTimer('tripped', tripDelay, 'active')
  machine.setTimer('retripped', tripDelay, 'active')
  machine.setTimer('cleared', autoAck ?? null, 'normal')
}
