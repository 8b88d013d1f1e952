/** Every example runs in a real Node-RED: all types known, no error logged, no node left with a red status. @module */

import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { examples } from '../support/package-info.ts'
import { type Status, startRed, type TestRed } from '../support/red.ts'

let red: TestRed

beforeAll(async () => {
  // That a machine has no MIDI is worth a warning, which is no fault of an example.
  red = await startRed({ settings: { kaithem: { midi: 'null' } } })
})

afterAll(() => red.stop())

/** Milliseconds in which an example does what it does at its start; that no error comes can only be seen by waiting. */
const settled = 1500

test('there are examples', () => {
  expect(examples.length).toBeGreaterThan(0)
})

test.each(examples)('$path', async ({ nodes }) => {
  const statuses = new Map<string, Status>()
  const note = ({ id, status }: { id: string; status: Status }): unknown => statuses.set(id, status)
  const logged = red.log.length
  red.RED.events.on('node-status', note)
  try {
    await red.deploy(nodes)
    await sleep(settled)
  } finally {
    red.RED.events.off('node-status', note)
  }
  const failed = nodes.filter(({ id }) => statuses.get(id)?.fill === 'red')
  expect(failed.map(({ id, type }) => `${type} ${id}: ${statuses.get(id)?.text}`)).toEqual([])
  expect(red.log.slice(logged).map(({ text }) => text)).toEqual([])
  // Leaving an example is as quiet as running it.
  await red.deploy([])
  expect(red.log.slice(logged).map(({ text }) => text)).toEqual([])
})
