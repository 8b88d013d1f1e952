import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createKaithem, type Kaithem, ManualClock } from '../../../lib/index.ts'
import type { Json } from '../../../lib/platform/store.ts'
import { type MachineConfig, parseConfig, type TimerChoice } from '../../../nodes/state-machine/config.ts'
import type { Keeping } from '../../../nodes/state-machine/keep.ts'
import { type StartedMachine, startMachine } from '../../../nodes/state-machine/start-machine.ts'

const states = [{ name: 'off' }, { name: 'on', length: '100', unit: 's', to: 'off' }]
const rules = [{ from: 'off', kind: 'event', when: 'push', to: 'on' }]
const table = (more: object = {}): MachineConfig =>
  parseConfig({ start: 'off', states, rules, keep: 'restart', ...more })
const chartJson = { initial: 'off', states: { off: { on: { push: 'on' } }, on: { after: { 100000: 'off' } } } }
const chart = (more: object = {}): MachineConfig =>
  parseConfig({ mode: 'statechart', chart: JSON.stringify(chartJson), keep: 'restart', ...more })

let clock: ManualClock
let kaithem: Kaithem
let kept: Json | undefined
let warnings: string[]
beforeEach(() => {
  clock = new ManualClock(1_700_000_000)
  kaithem = createKaithem({ clock })
  kept = undefined
  warnings = []
})
afterEach(() => kaithem.close())

function keeping(isOff = false): Keeping {
  const forget = (): void => {
    kept = undefined
  }
  const set = (_key: string, value: Json): void => {
    kept = value
  }
  return { isOff, get: () => (isOff ? undefined : kept), set, forget, end: forget }
}

function start(config: MachineConfig, isOff = false): StartedMachine {
  const warn = (text: string): number => warnings.push(text)
  return startMachine({ kaithem, clock, config, fallback: 'node', keeping: keeping(isOff), warn })
}

/** As a restart of the process: what is not kept is gone. */
function stop({ beforeClose }: StartedMachine): void {
  beforeClose()
  kaithem.close()
  kaithem = createKaithem({ clock })
}

describe.each([
  ['tables', table],
  ['a statechart', chart],
])('%s', (_title, configure) => {
  test('has the name of the settings, else that of the node', () => {
    expect(start(configure({ machine: 'lamp' })).machine.name).toBe('lamp')
    expect(start(configure()).machine.name).toBe('node')
  })

  // Pushed, 30 s in the state, 50 s away: what is left of the 100 s, and when it must be over.
  test.each([
    ['resume', 20],
    ['continue', 70],
    ['restart', 100],
    ['fire', 0],
  ] as [TimerChoice, number][])('timer %s: %d s are left', async (timer, left) => {
    const first = start(configure({ timer }))
    first.machine.event('push')
    await clock.advance(30)
    stop(first)
    await clock.advance(50)
    const { machine } = start(configure({ timer }))
    expect(machine.now().state).toBe('on')
    if (left > 1) {
      await clock.advance(left - 1)
      expect(machine.now().state).toBe('on')
    }
    await clock.advance(2)
    expect(machine.now().state).toBe('off')
    expect(warnings).toEqual([])
  })

  test('a timer that ran out while nothing ran fires at once', async () => {
    const first = start(configure())
    first.machine.event('push')
    stop(first)
    await clock.advance(1000)
    const { machine } = start(configure())
    await clock.advance(0.1)
    expect(machine.now().state).toBe('off')
  })

  test('nothing is kept when it is switched off', () => {
    const first = start(configure({ keep: 'never' }), true)
    first.machine.event('push')
    kaithem.close()
    kaithem = createKaithem({ clock })
    expect(start(configure({ keep: 'never' }), true).machine.now().state).toBe('off')
  })

  test('a state that is gone leads to a warning and the start state', () => {
    kept = { state: 'nowhere', prev: null, entered: 1, offset: 0, seen: 1 }
    const { machine } = start(configure())
    expect(machine.now().state).toBe('off')
    expect(warnings).toHaveLength(1)
    machine.event('push')
    expect(machine.now().state).toBe('on')
  })
})

test('a table that was changed keeps its state if it is still there', () => {
  const first = start(table())
  first.machine.event('push')
  stop(first)
  const more = [...states, { name: 'new' }]
  const { machine } = start(table({ states: more, rules: [...rules, { from: 'on', when: 'next', to: 'new' }] }))
  expect(machine.now().state).toBe('on')
  machine.event('next')
  expect(machine.now().state).toBe('new')
})

test('the age of a state goes on over the restart', async () => {
  const first = start(table())
  first.machine.event('push')
  await clock.advance(30)
  stop(first)
  await clock.advance(20)
  expect(start(table()).machine.now()).toMatchObject({ age: 50, previous: 'off' })
})
