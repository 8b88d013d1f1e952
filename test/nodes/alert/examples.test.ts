/** The example flows of alerts do what their comments say; their times are made short. */

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { examples } from '../../support/package-info.ts'
import { type FlowNode, startRed, type TestRed } from '../../support/red.ts'
import { until } from '../../support/wait.ts'

let red: TestRed
beforeAll(async () => {
  red = await startRed()
})
afterAll(() => red.stop())
beforeEach(() => red.deploy([]))

/** Deploys an example, with other settings for the nodes of some names, and a probe behind each debug node. */
async function run(title: string, changes: Readonly<Record<string, object>> = {}) {
  const example = examples.find(({ path }) => path.includes(title))
  const nodes = (example?.nodes ?? []) as unknown as FlowNode[]
  const named = (name: string): FlowNode => {
    const found = nodes.find((node) => node.name === name && node.type !== 'comment')
    if (found === undefined) throw new Error(`no node ${name} in ${title}`)
    return found
  }
  const flow = nodes.map((node) => {
    const changed = { ...node, ...changes[String(node.name)] }
    return node.type === 'debug' ? { ...changed, type: 'test-probe' } : changed
  })
  await red.deploy(flow)
  return {
    press: (name: string) => red.receive(named(name).id, {}),
    state: (name: string) => kaithem.alerts.get(named(name).id)?.state,
    alert: (name: string) => kaithem.alerts.get(named(name).id),
    payloads: (name: string) => red.messages(named(name).id).map(({ payload }) => payload),
    reaches: (name: string, state: string) =>
      until(() => kaithem.alerts.get(named(name).id)?.state === state, 5000, `${name} ${state}`),
    /** All messages that are on their way have arrived: Node-RED delivers each in a turn of its own. */
    settled: async () => {
      for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

test('freezer watch: calls louder and louder, is acknowledged, and can be shelved', async () => {
  const { press, state, alert, payloads, reaches, settled } = await run('Freezer watch', {
    'freezer warm': { tripDelay: '0.2', escalation: '0.2 error\n0.4 critical /example/call', reminders: 'every 0.5' },
    'shelve for a minute': {
      props: [
        { p: 'action', v: 'shelve', vt: 'str' },
        { p: 'seconds', v: '0.3', vt: 'num' },
      ],
    },
  })
  press('-20 °C, cold')
  press('-8 °C, too warm')
  press('-20 °C, cold')
  await settled()
  expect(state('freezer warm')).toBe('normal')
  press('-8 °C, too warm')
  await reaches('freezer warm', 'active')
  await until(() => payloads('send it here').length === 1, 5000, 'the call')
  expect(payloads('send it here')).toEqual(['CALL: freezer warm: -8 above -15'])
  expect(alert('freezer warm')?.priority).toBe('critical')
  await until(() => payloads('what happened').some((text) => String(text).includes('reminder')), 5000, 'a reminder')
  press('acknowledge')
  press('-16 °C, within the deadband')
  await settled()
  expect(state('freezer warm')).toBe('acknowledged')
  press('-20 °C, cold')
  await settled()
  expect([state('freezer warm'), alert('freezer warm')?.priority]).toEqual(['normal', 'warning'])
  press('shelve for a minute')
  press('-8 °C, too warm')
  await settled()
  expect([state('freezer warm'), alert('freezer warm')?.inhibited]).toEqual(['normal', 'shelved'])
  await reaches('freezer warm', 'active')
  press('sensor lost')
  await settled()
  expect(state('freezer warm')).toBe('error')
  press('acknowledge')
  await settled()
  expect(state('freezer warm')).toBe('normal')
})

test('house alarm: moving the door does not start the delay again; only disarming helps', async () => {
  const { press, state, alert, payloads, reaches, settled } = await run('House alarm', {
    burglar: { tripDelay: '0.6' },
  })
  press('door opened')
  await settled()
  expect(state('burglar')).toBe('normal')
  press('arm')
  press('door opened')
  await settled()
  expect(state('burglar')).toBe('tripped')
  const first = alert('burglar')?.sm.entered_state
  // Who keeps moving the door gains nothing.
  const moving = setInterval(() => {
    press('door shut')
    press('door opened')
  }, 50)
  try {
    await reaches('burglar', 'active')
  } finally {
    clearInterval(moving)
  }
  const sm = alert('burglar')?.sm
  expect((sm?.entered_state ?? 0) - (first ?? 0)).toBeLessThan(1.2)
  await until(() => payloads('siren on').length === 1, 5000, 'the siren')
  expect(payloads('buzzer: disarm now').length).toBe(1)
  press('disarm')
  await until(() => payloads('siren off').length === 1, 5000, 'silence')
  press('door opened')
  await settled()
  expect(state('burglar')).toBe('normal')
  press('arm')
  press('door opened')
  press('disarm')
  await settled()
  expect([state('burglar'), payloads('siren on').length]).toEqual(['normal', 1])
})

test('well pump: runs between two levels, and stops for good when it runs dry', async () => {
  const { press, state, alert, payloads, reaches, settled } = await run('Well pump', {
    'dry run': { tripDelay: '0.2' },
    'tank low': { autoAck: '0.1' },
  })
  const pump = (): unknown => kaithem.tags.get('/example/well/pump').value
  const pumpIs = (value: number): Promise<void> => until(() => pump() === value, 5000, `pump ${value}`)
  press('tank 85 %')
  press('tank 20 %')
  await pumpIs(1)
  press('tank 50 %')
  await settled()
  expect([state('tank low'), pump()]).toEqual(['active', 1])
  press('tank 85 %')
  await pumpIs(0)
  await reaches('tank low', 'normal')
  press('no flow')
  await settled()
  expect(state('dry run')).toBe('normal')
  press('tank 20 %')
  await pumpIs(1)
  press('no flow')
  await reaches('dry run', 'active')
  await pumpIs(0)
  expect([state('tank low'), alert('tank low')?.inhibited]).toEqual(['normal', 'suppressed'])
  press('flow is fine')
  await settled()
  expect([state('dry run'), pump()]).toEqual(['active', 0])
  press('well is full again: reset')
  await pumpIs(1)
  expect([state('dry run'), payloads('pump on?').at(-1)]).toEqual(['normal', 1])
})
