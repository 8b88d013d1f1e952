import { describe, expect, it } from 'vitest'
import { MachineReadings } from '../../../lib/states/machine-readings.ts'
import { MachineHandle } from '../../../lib/states/state-machine.ts'
import { createRig, machineWith } from './support.ts'

describe('the readings of a machine', () => {
  it('are inherited by the handle, which is still a function', () => {
    const machine = machineWith(createRig(), ['a'])
    expect(Object.getPrototypeOf(MachineHandle.prototype)).toBe(MachineReadings.prototype)
    expect(Object.getPrototypeOf(MachineReadings.prototype)).toBe(Function.prototype)
    expect([typeof machine.call, machine.length]).toEqual(['function', 1])
  })

  it('cannot be written', () => {
    const machine = machineWith(createRig(), ['a'])
    for (const name of ['name', 'description', 'state', 'prev_state', 'entered_state', 'age', 'stateage', 'history']) {
      expect(() => Object.assign(machine, { [name]: 1 }), name).toThrow(TypeError)
    }
  })

  it.each([
    ['prev_state', 'prevState'],
    ['entered_state', 'enteredState'],
    ['to_mermaid', 'toMermaid'],
    ['to_xstate', 'toXstate'],
  ] as const)('answer to %s and %s', (snake, camel) => {
    expect(Object.getOwnPropertyDescriptor(MachineReadings.prototype, camel)).toEqual({
      ...Object.getOwnPropertyDescriptor(MachineReadings.prototype, snake),
      enumerable: false,
    })
  })

  it('follow the machine', async () => {
    const rig = createRig()
    const machine = machineWith(rig, ['a', 'b'])
    await rig.clock.advance(2)
    expect([machine.stateage, machine.age, machine.prev_state, machine.history]).toEqual([['a', 2], 2, null, []])
    machine.jump('b')
    expect([machine.stateage, machine.prev_state, machine.graph().state]).toEqual([['b', 0], 'a', 'b'])
  })
})
