/** The examples of events do what their comments say. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import kaithem from '../../dist/lib/index.js'
import { examples } from '../support/package-info.ts'
import { type FlowNode, startRed, type TestRed } from '../support/red.ts'
import { until } from '../support/wait.ts'

let red: TestRed
beforeAll(async () => {
  red = await startRed()
})
afterAll(() => red.stop())

/** The flow, with the waits in its code shortened. */
async function deploy(name: string): Promise<readonly FlowNode[]> {
  const example = examples.find(({ path }) => path.endsWith(`${name}.json`))
  const nodes = (example?.nodes ?? []) as FlowNode[]
  const quick = nodes.map((node) =>
    typeof node.func === 'string'
      ? { ...node, func: node.func.replace(/const seconds = 2\b/, 'const seconds = 0.2') }
      : node,
  )
  await red.deploy(quick)
  return quick
}

const idOf = (nodes: readonly FlowNode[], name: string): string => {
  const id = nodes.find((node) => node.name === name)?.id
  if (id === undefined) throw new Error(`no node ${name}`)
  return id
}
const value = (tag: string): unknown => kaithem.tags.NumericTag(tag).value

test('irrigation: one zone after the other, and none is left open', async () => {
  const nodes = await deploy('Irrigation in turns')
  const zones = ['/garden/lawn', '/garden/roses', '/garden/vegetables']
  const order: string[] = []
  const subscriptions = zones.map((zone) =>
    kaithem.tags.NumericTag(zone).subscribe((open: number) => {
      order.push(`${zone.slice(8)} ${open}`)
      expect(zones.filter((each) => value(each) === 1).length).toBeLessThanOrEqual(1)
    }),
  )
  red.node(idOf(nodes, 'start')).receive({})
  await until(() => order.at(-1) === 'vegetables 0', 5000, 'the end of the turn')
  expect(order).toEqual(['lawn 1', 'lawn 0', 'roses 1', 'roses 0', 'vegetables 1', 'vegetables 0'])
  red.node(idOf(nodes, 'start')).receive({})
  await until(() => value('/garden/lawn') === 1, 5000, 'water on the lawn')
  red.node(idOf(nodes, 'stop')).receive({ payload: 'stop' })
  await until(() => value('/garden/lawn') === 0, 5000, 'no water on the lawn')
  for (const subscription of subscriptions) subscription.unsubscribe()
  // A deploy shuts the valves.
  red.node(idOf(nodes, 'start')).receive({})
  await until(() => value('/garden/lawn') === 1, 5000, 'water on the lawn again')
  await red.deploy([])
  expect(zones.map(value)).toEqual([0, 0, 0])
})

test('irrigation: its time starts it too', async () => {
  const nodes = await deploy('Irrigation in turns')
  const id = idOf(nodes, 'early in the morning')
  await red.status(id, ({ text }) => /^→ (\d{4}-\d\d-\d\d )?05:30$/.test(text ?? ''))
  red.receive(id, { action: 'trigger' })
  await until(() => value('/garden/lawn') === 1, 5000, 'water on the lawn')
  await red.deploy([])
})

test('wake-up light: grows to full brightness, from the start again when asked twice', async () => {
  const nodes = await deploy('Wake-up light')
  const light = kaithem.tags.NumericTag('/bedroom/light')
  const levels: number[] = []
  const subscription = light.subscribe((level: number) => levels.push(level))
  red.node(idOf(nodes, 'try')).receive({})
  await until(() => light.value >= 20, 15_000, 'some light')
  red.node(idOf(nodes, 'try')).receive({})
  await until(() => light.value === 0, 5000, 'a new start')
  await until(() => light.value === 100, 20_000, 'full brightness')
  expect(levels.slice(-10)).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90, 100])
  subscription.unsubscribe()
  await red.deploy([])
}, 60_000)
