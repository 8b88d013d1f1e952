/** `npm start` from outside: its one line, the live demo, its end by Ctrl-C, and what the next start finds again. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { preview } from '../../nodes/kaithem/preview.ts'
import { type Comms, listenTo } from '../support/comms.ts'
import { type DemoProcess, runDemo } from '../support/demo-process.ts'
import { examples } from '../support/package-info.ts'
import { freePort, getJson, type NodeRedMajor, nodeReds } from '../support/red-process.ts'
import { temporaryFolders } from '../support/temp.ts'
import { until } from '../support/wait.ts'

const folder = temporaryFolders()
const demo = examples.find(({ path }) => path.startsWith('computer/'))?.nodes ?? []
const idOf = (type: string, name: string): string =>
  demo.find((node) => node.type === type && node.name === name)?.id ?? `no ${type} ${name}`
const machineId = idOf('kaithem-state-machine', 'mood of the computer')
const tagNames = demo.filter(({ type }) => type === 'kaithem-tag-point').map(({ name }) => String(name))

interface TagLine {
  readonly name: string
  readonly unit: string
  readonly value: string
}

interface MachineView {
  readonly state: string
  readonly since: number
  readonly age: number
  readonly now: number
  readonly timer?: { readonly left: number; readonly dest: string }
}

interface Claim {
  readonly name: string
  readonly value: string
  readonly timestamp: number
}

interface Kept {
  readonly value: number
  readonly timestamp: number
}

async function tags(demo: DemoProcess): Promise<Map<string, TagLine>> {
  const lines = await getJson<TagLine[]>(demo.asRed(), '/kaithem/editor/tags?prefix=/computer/')
  return new Map(lines.map((line) => [line.name, line]))
}

const reading = async (demo: DemoProcess, name: string): Promise<number> =>
  Number((await tags(demo)).get(name)?.value ?? Number.NaN)

const machine = (demo: DemoProcess): Promise<MachineView> =>
  getJson(demo.asRed(), `/kaithem/editor/machine?id=${machineId}`)

async function post(demo: DemoProcess, path: string, body: object = {}): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${demo.http}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`POST ${path}: ${answer.status} ${await answer.text()}`)
}

/** The default claim of a tag: what was measured, whatever claims lie above it. */
async function measured(demo: DemoProcess, name: string): Promise<Kept> {
  const path = `/kaithem/editor/tag?name=${encodeURIComponent(name)}`
  const { claims } = await getJson<{ claims: Claim[] }>(demo.asRed(), path)
  const claim = claims.find((line) => line.name === 'default')
  return { value: Number(claim?.value), timestamp: claim?.timestamp ?? Number.NaN }
}

const saved = (dir: string): Record<string, Kept & { state: string; entered: number; seen: number }> =>
  JSON.parse(readFileSync(join(dir, 'kaithem', 'state.json'), 'utf8'))

/** Whatever the readings of this computer are: a claim on the load brings the machine into the state with a timer. */
async function makeBusy(demo: DemoProcess): Promise<void> {
  const pretend = { __user_inject_props__: [{ p: 'payload', v: '75', vt: 'num' }] }
  await post(demo, `/inject/${idOf('inject', 'pretend 95 % load')}`, pretend)
  await post(demo, `/kaithem/editor/machine/event?id=${machineId}&event=calm_down`)
  await until(async () => (await machine(demo)).state === 'busy', 5000, 'the busy state')
}

/** From now on nothing reads this computer, and the machine changes its state by events and its timer only. */
function silence(dir: string): void {
  const quiet = demo.map((node) => {
    if (node.type === 'inject') return { ...node, once: false, repeat: '' }
    if (node.id !== machineId) return node
    return { ...node, rules: (node.rules as { kind: string }[]).filter(({ kind }) => kind === 'event') }
  })
  writeFileSync(join(dir, 'flows.json'), JSON.stringify(quiet))
}

describe.each(nodeReds)('Node-RED %i', (major: NodeRedMajor) => {
  describe('the demo', () => {
    let demo: DemoProcess
    let comms: Comms

    beforeAll(async () => {
      demo = await (await runDemo(major, { dir: folder(), port: await freePort() })).ready()
      comms = await listenTo(major, demo.http)
    })
    afterAll(async () => {
      comms?.close()
      await demo?.stop('SIGKILL')
    })

    test('runs on this Node-RED', async () => {
      const { nodeRed } = await getJson<{ nodeRed: string }>(demo.asRed(), '/kaithem/editor/diagnostics')
      expect(nodeRed).toMatch(new RegExp(`^${major}\\.`))
    })

    test('its tags hold readings of this computer, and they are live', async () => {
      await until(async () => (await reading(demo, '/computer/memory.free')) > 0, 10_000, 'the first reading')
      const lines = await tags(demo)
      expect([...lines.keys()].sort()).toEqual(tagNames.toSorted())
      expect(lines.get('/computer/memory.free')?.unit).toBe('B')
      expect(Number(lines.get('/computer/memory.free')?.value)).toBeLessThan(totalmem())
      expect(await reading(demo, '/computer/disk.free')).toBeGreaterThan(0)
      const share = await reading(demo, '/computer/memory.used')
      expect(share > 0 && share < 100, `${share} %`).toBe(true)
      expect(await reading(demo, '/computer/load')).toBeGreaterThanOrEqual(0)
      const before = await reading(demo, '/computer/uptime')
      await until(async () => (await reading(demo, '/computer/uptime')) > before, 10_000, 'a later reading')
    })

    test('its function node calls kaithem, and its message arrives', async () => {
      const report = /^\d+\.\d\d GB free, (calm|busy|strained) for \d+ s, up \d+\.\d h$/
      const heard = (): readonly string[] => comms.debugged(idOf('debug', 'messages below /computer'))
      await until(() => heard().length > 1, 15_000, 'two reports on the bus')
      for (const text of heard()) expect(text).toMatch(report)
      // The status of a debug node is cut at 32 characters.
      const shown = comms.statuses(idOf('debug', 'report'))
      expect(shown.length).toBeGreaterThan(0)
      for (const text of shown)
        expect(heard().some((whole) => whole.startsWith(text.replace(/\.\.\.$/, '')))).toBe(true)
    })

    test('a second one on its port says what to do and ends', async () => {
      const port = Number(new URL(demo.http).port)
      const second = await runDemo(major, { dir: folder(), port })
      const { code } = await second.end()
      expect(code).toBe(1)
      expect(second.stdout).toBe('')
      expect(second.stderr).toContain(`port ${port} is in use`)
      expect(second.stderr).toContain(`PORT=${port + 1} npm start`)
      // The first one does not mind.
      expect((await tags(demo)).size).toBe(tagNames.length)
    })
  })

  test('other machines are not let in without adminAuth', async () => {
    const dir = folder()
    writeFileSync(join(dir, 'settings.js'), "module.exports = { uiHost: '0.0.0.0' }")
    const refused = await runDemo(major, { dir, port: await freePort() })
    expect((await refused.end()).code).toBe(1)
    expect(refused.stdout).toBe('')
    expect(refused.stderr).toContain('adminAuth')
    expect(existsSync(join(dir, 'flows.json'))).toBe(false)
  })

  // The last one is what node gets when somebody presses Ctrl-C and npm passes the signal on as well.
  test.each([
    ['SIGINT', ['SIGINT']],
    ['SIGTERM', ['SIGTERM']],
    ['SIGINT twice', ['SIGINT', 'SIGINT']],
  ] as const)('%s ends it with everything saved, and the next start goes on there', async (_name, signals) => {
    const dir = folder()
    const port = await freePort()
    const first = await (await runDemo(major, { dir, port })).ready()
    await until(async () => (await reading(first, '/computer/uptime')) > 0, 10_000, 'a reading')
    await makeBusy(first)
    const live = await Promise.all(tagNames.map((name) => measured(first, name)))
    const before = await machine(first)
    const end = await first.stop(...signals)
    process.stdout.write(`Node-RED ${major}: ended ${end.took.toFixed(0)} ms after ${signals.join(', ')}\n`)
    expect(end.code, first.stderr).toBe(0)
    expect(end.took).toBeLessThan(3000)
    expect(first.stdout).toBe(`ready http://127.0.0.1:${port}/\n`)

    const state = saved(dir)
    for (const [index, name] of tagNames.entries()) {
      expect(state[`tag:${name}`]?.timestamp, name).toBeGreaterThanOrEqual(live[index]?.timestamp ?? Number.NaN)
    }
    expect(state[`machine:node:${machineId}`]).toMatchObject({ state: 'busy', entered: before.since })

    silence(dir)
    const second = await (await runDemo(major, { dir, port })).ready()
    for (const name of tagNames) {
      const { value, timestamp } = state[`tag:${name}`] as Kept
      // The editor shows few digits; what is saved has all of them.
      expect(await measured(second, name), name).toEqual({ value: Number(preview(value)), timestamp })
    }
    const after = await machine(second)
    expect(after).toMatchObject({ state: 'busy', since: before.since, timer: { dest: 'strained' } })
    // The time while nothing ran counts.
    expect(after.age).toBeCloseTo(after.now - before.since, 3)
    expect(after.age).toBeGreaterThan(before.age)
    expect(after.timer?.left).toBeCloseTo(30 * 60 - after.age, 1)
    expect((await second.stop(...signals)).code, second.stderr).toBe(0)
    const { value, timestamp } = state['tag:/computer/uptime'] as Kept
    expect(saved(dir)['tag:/computer/uptime']).toMatchObject({ value, timestamp })
  })
})
