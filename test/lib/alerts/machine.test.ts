import { expect, it } from 'vitest'
import { createAlertMachine, setMachineTimers } from '../../../lib/alerts/machine.ts'
import { alertStates } from '../../../lib/alerts/names.ts'
import { readAlertSettings } from '../../../lib/alerts/settings.ts'
import { ManualClock } from '../../../lib/platform/fake/clock.ts'
import { Owner } from '../../../lib/scope.ts'

/** What each event does in each state; nothing where it is missing. */
const table = {
  normal: { trip: 'tripped', error: 'error' },
  tripped: { release: 'normal', error: 'error' },
  active: { release: 'cleared', acknowledge: 'acknowledged', error: 'error' },
  cleared: { trip: 'retripped', acknowledge: 'normal', error: 'error' },
  retripped: { release: 'cleared', error: 'error' },
  acknowledged: { release: 'normal', error: 'error' },
  error: { acknowledge: 'normal', error: 'error' },
} as const

const machine = () => createAlertMachine('a', new Owner('test'), new ManualClock())

it.each(
  alertStates.flatMap((state) => ['trip', 'release', 'acknowledge', 'error'].map((event) => [state, event] as const)),
)('%s on %s', (state, event) => {
  const made = machine()
  made.jump(state, null)
  made.event(event)
  const expected: Readonly<Record<string, string>> = table[state]
  expect(made.state).toBe(expected[event] ?? state)
  made.close()
})

it('has its two timers', async () => {
  const clock = new ManualClock()
  const made = createAlertMachine('a', new Owner('test'), clock)
  setMachineTimers(made, readAlertSettings('a', { trip_delay: 5, auto_ack: 2 }))
  made.event('trip')
  await clock.advance(4.9)
  expect(made.state).toBe('tripped')
  await clock.advance(0.2)
  expect(made.state).toBe('active')
  made.event('release')
  await clock.advance(1)
  made.event('trip')
  expect(made.state).toBe('retripped')
  await clock.advance(10)
  made.event('release')
  await clock.advance(1.9)
  expect(made.state).toBe('cleared')
  await clock.advance(0.2)
  expect(made.state).toBe('normal')
  expect(clock.pending).toBe(0)
})
