/** One transition of a machine of two states. @module */

import { createMachine as createRobot, interpret, state, transition } from 'robot3'
import { createActor, createMachine } from 'xstate'
import { createKaithem } from '../dist/lib/index.js'
import { measure, printRows, row } from './measure.mjs'

const operations = 100_000

export async function benchStates() {
  const kaithem = createKaithem()
  const machine = new kaithem.states.StateMachine('off')
  machine.add_state('off')
  machine.add_state('on')
  machine.add_rule('off', 'toggle', 'on')
  machine.add_rule('on', 'toggle', 'off')
  const actor = createActor(
    createMachine({ initial: 'off', states: { off: { on: { toggle: 'on' } }, on: { on: { toggle: 'off' } } } }),
  ).start()
  const robot = interpret(
    createRobot({ off: state(transition('toggle', 'on')), on: state(transition('toggle', 'off')) }),
    () => {},
  )
  const result = await measure(
    [
      {
        name: 'ours',
        run: (n) => {
          for (let i = 0; i < n; i++) machine('toggle')
        },
      },
      {
        name: 'xstate static machine',
        run: (n) => {
          for (let i = 0; i < n; i++) actor.send({ type: 'toggle' })
        },
      },
      {
        name: 'robot3',
        run: (n) => {
          for (let i = 0; i < n; i++) robot.send('toggle')
        },
      },
    ],
    operations,
  )
  const ours = result.get('ours')
  const xstate = result.get('xstate static machine')
  row('transition', ours, 'xstate static machine', xstate, 'rival at least 5x', xstate >= 5 * ours)
  row('transition', ours, 'robot3', result.get('robot3'))
  printRows()
  actor.stop()
  kaithem.close()
}
