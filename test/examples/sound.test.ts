/** The examples of sound do what their comments say, with nobody to hear it. */

import { afterAll, beforeAll, expect, test } from 'vitest'
import kaithem from '../../dist/lib/index.js'
import { examples } from '../support/package-info.ts'
import { type FlowNode, startRed, type TestRed } from '../support/red.ts'
import { until } from '../support/wait.ts'

let red: TestRed
beforeAll(async () => {
  red = await startRed({ settings: { kaithem: { sound: 'null' } } })
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
  expect((await fetch(`${red.http}/inject/${id}`, { method: 'POST' })).status, name).toBe(200)
}

const { sound } = kaithem
const volume = (handle: string): number => sound.player(handle)?.volume ?? -1
const file = (handle: string): string => sound.player(handle)?.file.split('/').at(-1) ?? ''
const plays = (handle: string, name: string) => until(() => file(handle) === name, 5000, `${name} under ${handle}`)
const silent = (handle: string) => until(() => !sound.is_playing(handle), 8000, `silence under ${handle}`)

test('doorbell: the music goes down and comes up, rings wait for each other, the night is quiet', async () => {
  const nodes = await deploy('Doorbell that turns the music down, with a night mode', {
    music: { length: '0' },
    doorbell: { duckFade: '0' },
  })
  await inject(nodes, 'day')
  await inject(nodes, 'music on')
  await plays('MUSIC', 'success.wav')
  expect(volume('MUSIC')).toBe(0.6)
  await inject(nodes, 'somebody rings')
  await plays('ANNOUNCEMENT', 'chime.wav')
  expect([volume('ANNOUNCEMENT'), volume('MUSIC')]).toEqual([0.9, expect.closeTo(0.12)])
  await inject(nodes, 'night')
  await inject(nodes, 'somebody rings')
  await until(() => volume('ANNOUNCEMENT') === 0.15, 8000, 'the second ring')
  await silent('ANNOUNCEMENT')
  expect(volume('MUSIC')).toBe(0.6)
  await inject(nodes, 'music off')
  await silent('MUSIC')
  await red.deploy([])
}, 30_000)

test('cues: each fades into the next, the panic button silences all', async () => {
  const nodes = await deploy('Cues with crossfades and a panic button')
  await inject(nodes, 'cue 1: chime, 2 s')
  await plays('SHOW', 'chime.wav')
  await inject(nodes, 'cue 2: success, 4 s')
  await plays('SHOW', 'success.wav')
  expect(sound.diagnostics().playing).toHaveLength(2)
  expect(volume('SHOW')).toBeLessThan(1)
  await inject(nodes, 'cue 3: alarm, at once')
  await plays('SHOW', 'alarm-low.wav')
  expect(volume('SHOW')).toBe(1)
  await inject(nodes, 'quieter: 40 %')
  await until(() => volume('SHOW') === 0.4, 5000, 'less')
  await inject(nodes, 'effect')
  await plays('SPOT', 'notice.wav')
  await inject(nodes, 'PANIC')
  await until(() => sound.diagnostics().playing.length === 0, 5000, 'silence')
  await red.deploy([])
}, 30_000)

test('wake-up: comes up slowly, snoozes, and ends', async () => {
  const nodes = await deploy('Wake-up sound that comes up slowly, with snooze', {
    'fade out': { length: '0' },
    'five more minutes': { timeout: '1' },
  })
  await inject(nodes, 'time to get up')
  await plays('WAKE', 'success.wav')
  const first = volume('WAKE')
  expect(first).toBeLessThan(0.8)
  await until(() => volume('WAKE') > first, 5000, 'more')
  await inject(nodes, 'snooze')
  await silent('WAKE')
  await plays('WAKE', 'success.wav')
  await inject(nodes, 'snooze')
  await silent('WAKE')
  await inject(nodes, 'I am up')
  // Longer than the snooze takes.
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(sound.is_playing('WAKE')).toBe(false)
  await red.deploy([])
}, 30_000)

test('alerts: each has a sound by its priority until it is acknowledged or clears', async () => {
  const nodes = await deploy('Alert sounds by priority', { urgent: { duckFade: '0' } })
  await inject(nodes, 'freezer too warm: trip')
  await plays('freezer too warm', 'alarm-low.wav')
  await inject(nodes, 'fire: trip')
  await plays('fire', 'alarm-high.wav')
  expect(volume('freezer too warm')).toBeCloseTo(0.06)
  await inject(nodes, 'fire: acknowledge')
  await silent('fire')
  expect(volume('freezer too warm')).toBe(0.6)
  await inject(nodes, 'freezer too warm: clear')
  await silent('freezer too warm')
  await inject(nodes, 'fire: clear')
  await inject(nodes, 'freezer too warm: acknowledge')
  await red.deploy([])
}, 30_000)
