import { expect, test } from 'vitest'
import { createKaithem, ManualClock } from '../../../lib/index.ts'
import { createTableMachine, runTableMachine } from '../../../nodes/state-machine/table-machine.ts'
import { viewOf } from '../../../nodes/state-machine/view.ts'

test('a machine as JSON', async () => {
  const clock = new ManualClock(1_700_000_000)
  const kaithem = createKaithem({ clock })
  const table = {
    start: 'off',
    states: [{ name: 'off' }, { name: 'on', timer: { length: 10, to: 'off' } }],
    rules: [
      { from: 'off', kind: 'event', when: 'push', to: 'on' },
      { from: 'on', kind: 'event', when: 'push', to: 'on' },
    ] as const,
  }
  const machine = runTableMachine(createTableMachine({ kaithem, clock, name: 'lamp', table, pollRate: 24 }), 'off')
  for (let count = 0; count < 20; count++) machine.event('push')
  await clock.advance(4)
  const view = viewOf(machine)
  expect(JSON.parse(JSON.stringify(view))).toEqual(view)
  expect(view).toMatchObject({
    name: 'lamp',
    state: 'on',
    age: 4,
    now: 1_700_000_004,
    events: ['push'],
    timer: { left: 6, dest: 'off' },
    graph: { start: 'off', states: [{ name: 'off' }, { name: 'on' }] },
  })
  expect(view.history).toHaveLength(12)
  expect(view.history[0]).toMatchObject({ to: 'on', trigger: 'event', event: 'push' })
  kaithem.close()
})
