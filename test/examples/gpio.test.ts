/** The examples of GPIO do what their comments say, on virtual pins. */

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

/** Deploys an example with some of its settings changed, by the name of the node. */
async function deploy(name: string, changes: Readonly<Record<string, object>> = {}): Promise<readonly FlowNode[]> {
  const example = examples.find(({ path }) => path.endsWith(`${name}.json`))
  const nodes = ((example?.nodes ?? []) as FlowNode[]).map((node) => ({ ...node, ...changes[String(node.name)] }))
  expect(nodes.length).toBeGreaterThan(0)
  await red.deploy(nodes)
  return nodes
}

/** Presses an inject node. */
async function inject(nodes: readonly FlowNode[], name: string): Promise<void> {
  const id = nodes.find((node) => node.type === 'inject' && node.name === name)?.id
  expect((await fetch(`${red.http}/inject/${id}`, { method: 'POST' })).status).toBe(200)
}

const input = (pin: number) => kaithem.gpio.get(pin) as unknown as { set_raw_mock_value(level: 0 | 1): void }
const on = (pin: number): number => kaithem.tags.NumericTag(`/system/gpio/${pin}`).value

test('all of them can be imported together: no two have one pin', () => {
  const nodes = examples.filter(({ path }) => path.includes('gpio')).flatMap((example) => example.nodes as FlowNode[])
  const pins = nodes.map((node) => (node as { pin?: string }).pin).filter((pin) => pin !== undefined)
  expect(pins.length).toBeGreaterThan(15)
  expect(pins).toEqual([...new Set(pins)])
})

test('push button: a click toggles, a double click blinks, a long press switches off', async () => {
  const nodes = await deploy('Push button with short, double and long press')
  await inject(nodes, 'click')
  await until(() => on(18) === 1, 5000, 'light')
  await inject(nodes, 'long press')
  await until(() => on(18) === 0 && on(17) === 0, 5000, 'no light, and the finger is gone')
  const seen: number[] = []
  const watch = kaithem.tags.NumericTag('/system/gpio/18').subscribe((value: number) => seen.push(value))
  await inject(nodes, 'double click')
  await until(() => seen.length === 6, 8000, 'three times light')
  expect(seen).toEqual([1, 0, 1, 0, 1, 0])
  watch.unsubscribe()
  await red.deploy([])
}, 30_000)

test('PWM dimmer: the highest claim wins, and steps back', async () => {
  const nodes = await deploy('PWM dimmer with claim priorities')
  const motion = nodes.find((node) => node.name === 'motion: 80 % for 10 s')
  await inject(nodes, 'evening: 30 %')
  await until(() => on(12) === 0.3, 5000, 'evening')
  // As the button does, but for a shorter time.
  const lamp = String((motion as unknown as { wires: string[][] }).wires[0]?.[0])
  red.receive(lamp, { payload: 0.8, action: 'claim', claim: 'motion', priority: 60, expiration: 0.2 })
  await until(() => on(12) === 0.8, 5000, 'motion')
  await until(() => on(12) === 0.3, 5000, 'the end of motion')
  await inject(nodes, 'party: 100 %')
  await until(() => on(12) === 1, 5000, 'party')
  await inject(nodes, 'night: off')
  await inject(nodes, 'motion: 80 % for 10 s')
  expect(on(12)).toBe(1)
  await inject(nodes, 'party is over')
  await until(() => on(12) === 0.8, 5000, 'motion after the party')
  await red.deploy([])
})

test('traffic light: a car at any loop brings green to the side road, for a time', async () => {
  const states = (length: string) => [
    { name: 'main_green', length: '', unit: 's', to: '' },
    { name: 'main_amber', length: '0.1', unit: 's', to: 'side_green' },
    { name: 'side_green', length, unit: 's', to: 'side_amber' },
    { name: 'side_amber', length: '0.1', unit: 's', to: 'main_kept' },
    { name: 'main_kept', length: '0.1', unit: 's', to: 'main_green' },
  ]
  const [mainGreen, sideRed, sideGreen] = [22, 23, 25]
  const isMain = (): boolean => on(mainGreen) === 1 && on(sideRed) === 1 && on(sideGreen) === 0
  await deploy('Rack of inputs drives a traffic light', { crossing: { states: states('60') } })
  await until(isMain, 5000, 'green for the main road')
  let clashes = 0
  const watch = kaithem.tags.NumericTag('/crossing/side/green').subscribe((value: number) => {
    if (value === 1 && on(mainGreen) === 1) clashes += 1
  })
  input(13).set_raw_mock_value(0)
  await until(() => on(sideGreen) === 1, 5000, 'green for the side road')
  input(13).set_raw_mock_value(1)
  await until(isMain, 5000, 'green for the main road after the last car')
  expect(clashes).toBe(0)
  watch.unsubscribe()
  await deploy('Rack of inputs drives a traffic light', { crossing: { states: states('0.3') } })
  input(5).set_raw_mock_value(0)
  await until(() => on(sideGreen) === 1, 5000, 'green for the side road')
  await until(isMain, 5000, 'green for the main road although a car waits')
  await red.deploy([])
}, 40_000)

test('door: open for long trips the alert and beeps, shut ends both', async () => {
  await deploy('Reed contact of a door that is left open', { 'front door': { holdTime: '0.1' } })
  const state = (): unknown => kaithem.alerts.get('door left open')?.state
  input(4).set_raw_mock_value(1)
  await until(() => state() === 'active', 5000, 'the alert')
  await until(() => on(20) === 1, 5000, 'a beep')
  input(4).set_raw_mock_value(0)
  await until(() => state() === 'normal', 5000, 'the end of the alert')
  await until(() => on(20) === 0, 5000, 'quiet')
  await red.deploy([])
})
