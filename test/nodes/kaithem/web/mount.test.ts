/** The web part on a real Node-RED: mounted once, in front of http-in nodes below its own roots and behind them elsewhere. @module */

import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRed, type TestRed } from '../../../support/red.ts'

let red: TestRed
beforeAll(async () => {
  red = await startRed()
  await red.deploy([
    { id: 'in', type: 'http in', url: '/mine', method: 'get', wires: [['out']] },
    { id: 'below', type: 'http in', url: '/kaithem/mine', method: 'get', wires: [['out']] },
    { id: 'out', type: 'http response', wires: [] },
  ])
})
afterAll(() => red.stop())

test('answers below its root, and leaves other paths to http-in nodes', async () => {
  const front = await fetch(`${red.http}/kaithem/`)
  expect(front.status).toBe(200)
  expect(front.headers.get('access-control-allow-origin')).toBeNull()
  expect(front.headers.get('x-content-type-options')).toBe('nosniff')
  expect((await fetch(`${red.http}/kaithem/mine`)).status).toBe(404)
  expect((await fetch(`${red.http}/mine`)).status).toBe(200)
  expect((await fetch(`${red.http}/nothing`)).status).toBe(404)
})
