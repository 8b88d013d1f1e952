import { EventEmitter } from 'node:events'
import { expect, test } from 'vitest'
import type { Red } from '../../../nodes/_runtime/red-types.ts'
import { runningMachine, runningMachines } from '../../../nodes/state-machine/registry.ts'
import type { RunningMachine } from '../../../nodes/state-machine/running.ts'

const red = { events: new EventEmitter() } as unknown as Red

test('the machines of one Node-RED', () => {
  const machine = { name: 'lamp' } as RunningMachine
  runningMachines(red).set('a', machine)
  expect(runningMachine(red, 'a')).toBe(machine)
  expect(runningMachines({ events: new EventEmitter() } as unknown as Red).size).toBe(0)
})

test.each([['b'], [''], [null]])('%j does not run', (id) => {
  expect(() => runningMachine(red, id)).toThrow(expect.objectContaining({ code: 'KAITHEM_KEY' }))
})
