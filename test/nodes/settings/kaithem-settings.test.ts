/** The settings node in a real Node-RED. The tests build on each other: a directory is chosen before the first start only. @module */

import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { type FlowNode, startRed, type TestRed } from '../../support/red.ts'
import { functionFlow } from '../kaithem/flows.ts'

let red: TestRed

beforeAll(async () => {
  red = await startRed()
})
afterEach(() => {
  red.log.length = 0
})
afterAll(() => red.stop())

const settings = (id: string, more: Record<string, unknown> = {}): FlowNode => ({
  id,
  type: 'kaithem-settings',
  ...more,
})
const bare = functionFlow('f', 'return { payload: typeof kaithem }')

/** What our nodes said; Node-RED's own warnings have no node. */
const told = (): unknown[] => red.log.filter(({ id }) => id !== undefined)

async function inForce(): Promise<{ settings: Record<string, unknown>; vardir: string }> {
  return (await (await fetch(`${red.http}/kaithem/editor/diagnostics`)).json()) as never
}

async function bareType(): Promise<unknown> {
  red.receive('f', {})
  return (await red.next('f-out')).payload
}

test('before flows run, the directory of the node is taken', async () => {
  const vardir = join(red.userDir, 'elsewhere')
  await red.deploy([settings('s', { vardir, lat: '52.5', lon: '13.4', timezone: 'Europe/Berlin' })])
  expect(await inForce()).toMatchObject({
    vardir,
    settings: { place: { lat: 52.5, lon: 13.4 }, timezone: 'Europe/Berlin', functionGlobal: true, allowShell: true },
  })
  expect(told()).toEqual([])
})

test('afterwards a change waits for a restart, and says so', async () => {
  await red.deploy([settings('s', { vardir: '/elsewhere' })])
  expect((await inForce()).vardir).toBe(join(red.userDir, 'elsewhere'))
  expect(told()).toMatchObject([{ id: 's', text: expect.stringContaining('when Node-RED is started again') }])
})

test('of several only the first counts; the others warn', async () => {
  const vardir = join(red.userDir, 'elsewhere')
  await red.deploy([settings('one', { vardir, timezone: 'UTC' }), settings('two', { vardir, timezone: 'Asia/Tokyo' })])
  expect((await inForce()).settings).toMatchObject({ timezone: 'UTC' })
  expect(told()).toMatchObject([{ id: 'two', text: expect.stringContaining('only the first one counts') }])
})

test('the MIDI driver, the synthesizer and the SoundFont hold at once, and no longer than the node', async () => {
  const vardir = join(red.userDir, 'elsewhere')
  const diagnostics = () => kaithem.midi.diagnostics()
  const before = diagnostics()
  await red.deploy([settings('s', { vardir, midi: 'null', synth: 'null', soundfont: '/own.sf2' })])
  expect(diagnostics()).toMatchObject({ why: 'The driver null was asked for', synth: 'null', soundfont: '/own.sf2' })
  await red.deploy([])
  expect(diagnostics()).toEqual(before)
})

test('without the node the defaults hold again', async () => {
  await red.deploy([])
  expect((await inForce()).settings).toEqual({
    gpio: 'auto',
    sound: 'auto',
    audioPaths: ['__default__'],
    ...{ midi: 'auto', synth: 'auto', soundfont: '' },
    timezone: '',
    vardir: '',
    functionGlobal: true,
    allowShell: true,
  })
})

test('the switch for function nodes holds from their next start', async () => {
  const vardir = join(red.userDir, 'elsewhere')
  await red.deploy([settings('s', { vardir, functionGlobal: false }), ...bare])
  expect(await bareType()).toBe('undefined')
  await red.deploy([settings('s', { vardir, functionGlobal: true }), ...bare])
  expect(await bareType()).toBe('object')
})

test('wrong settings are an error on the node and change nothing', async () => {
  await red.deploy([settings('s', { lat: '95', lon: '1', functionGlobal: false }), ...bare])
  expect(red.errors).toMatchObject([{ id: 's', text: expect.stringContaining('lat') }])
  expect(await bareType()).toBe('object')
})

test('chooses what serves the pins', async () => {
  await red.deploy([settings('s', { gpio: 'mock' })])
  expect(kaithem.gpio.diagnostics()).toMatchObject({ driver: 'mock', tried: [] })
  expect(kaithem.gpio.diagnostics().why).toMatch(/asked for/)
  await red.deploy([])
  expect(kaithem.gpio.diagnostics().why).not.toMatch(/asked for/)
})
