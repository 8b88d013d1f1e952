/** The example that sends to a device does what its comment says, on a computer without MIDI and on one with it. */

import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import kaithem from '../../dist/lib/index.js'
import { examples } from '../support/package-info.ts'
import { type FlowNode, startRed, type TestRed } from '../support/red.ts'
import { until } from '../support/wait.ts'

let red: TestRed
beforeAll(async () => {
  red = await startRed({ settings: { kaithem: { midi: 'null' } } })
})
afterAll(() => red.stop())

const name = 'A device plays what the flow sends.json'
const nodes = (examples.find(({ path }) => path.endsWith(name))?.nodes ?? []) as FlowNode[]
const find = (type: string, called: string): FlowNode =>
  nodes.find((node) => node.type === type && node.name === called) as FlowNode

async function inject(called: string): Promise<void> {
  const answer = await fetch(`${red.http}/inject/${find('inject', called).id}`, { method: 'POST' })
  expect(answer.status, called).toBe(200)
}

test('without MIDI the organ is one in memory', async () => {
  const sent = (): readonly string[] => (kaithem.midi.backend.sent ?? []).map(({ bytes }) => bytes.join(' '))
  await red.deploy(nodes)
  await inject('pretend there is an organ')
  const organ = String(find('kaithem-midi-out', '').id)
  await red.status(organ, ({ text, fill }) => text === 'organ' && fill === 'green')
  await inject('C, for half a second')
  await until(() => sent().length === 2, 8000, 'the note and its end')
  expect(sent()).toEqual(['144 60 100', '128 60 0'])
  await inject('look')
  await red.status(String(find('debug', 'what it got').id), ({ text }) => text === '144 60 100 | 128 60 0')
})

test('with MIDI it tells what to choose', () => {
  const warnings: string[] = []
  const run = (called: string): { payload?: unknown } | null =>
    runInNewContext(`(function () { ${find('function', called).func} })()`, {
      kaithem: { midi: { backend: { name: 'rtmidi' } } },
      node: { warn: (text: string) => void warnings.push(text) },
      msg: {},
    })
  expect(run('pretend')).toBe(null)
  expect(warnings).toEqual([expect.stringContaining('choose a device in the node organ')])
  expect(run('what it got')?.payload).toContain('only devices in memory')
})
