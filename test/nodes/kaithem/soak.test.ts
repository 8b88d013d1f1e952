/** Two hundred full deploys of everything this package does: nothing is left behind, beside a flow without it. @module */

import { afterAll, beforeAll, expect, test } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { type FlowNode, startRed, type TestRed } from '../../support/red.ts'
import { until } from '../../support/wait.ts'
import { type Census, heapUsed, stopCompiling, TimerWatch, takeCensus } from './census.ts'
import { asked, bareFlow, events, ourFlow } from './soak-flow.ts'

const deploys = 200
/** The state of this deploy is what the last one is compared with. */
const reference = 10
/** Node-RED itself grows at first. */
const settled = 50

let red: TestRed
let timers: TimerWatch

beforeAll(async () => {
  stopCompiling()
  timers = new TimerWatch()
  timers.start()
  // Nobody listens, and programs for sound would be resources that come and go.
  red = await startRed({ settings: { kaithem: { sound: 'null', midi: 'null', synth: 'null' } } })
})
afterAll(async () => {
  timers.end()
  await red.stop()
})

/** Everything in the flow gets something to do, so that timers, claims, machines and subscriptions are alive at a deploy. */
function work(round: number): void {
  kaithem.tags.get('/soak/level').value = round % 2 === 0 ? 60 : 20
  for (const id of events) red.receive(id, { payload: id.includes('chart') ? 'button' : 'go' })
  for (const id of ['set0', 'claim0', 'claim1', 'convert0', 'convert1', 'out0', 'out1', 'read0']) {
    red.receive(id, { payload: 60, topic: '/soak/x' })
  }
}

interface Run {
  readonly first: Census
  readonly last: Census
  /** Megabytes after so many deploys. */
  readonly heap: ReadonlyMap<number, number>
  readonly seconds: number
}

async function soak(makeFlow: (round: number) => FlowNode[], act: (round: number) => void): Promise<Run> {
  const began = performance.now()
  const heap = new Map<number, number>()
  let first: Census = {}
  let last: Census = {}
  for (let round = 1; round <= deploys; round++) {
    const flow = makeFlow(round)
    await red.deploy(flow)
    act(round)
    for (const id of asked) red.receive(id, { payload: round })
    await until(() => red.messages('done').length === asked.length, 10_000, `round ${round}`)
    if ([reference, settled, deploys].includes(round)) heap.set(round, await heapUsed())
    if (round === reference) first = await settle(() => takeCensus(red, flow, timers))
    if (round === deploys) last = await settle(() => takeCensus(red, flow, timers))
  }
  return { first, last, heap, seconds: (performance.now() - began) / 1000 }
}

/** What the process has open; Node lists only kinds of which there is one. */
const isResource = (name: string): boolean => name.startsWith('resources, ')

/** Milliseconds in which what is under way (a status that is due, a file being written) comes to its end. */
const rest = 2500

/**
 * The lowest count of each kind while the flow rests after a deploy: a timer that ends and one that takes its place may be there
 * at once for a moment, but what was left behind stays.
 */
async function settle(count: () => Census): Promise<Census> {
  const lowest: Record<string, number> = { ...count() }
  const end = performance.now() + rest
  await until(() => {
    const now = count()
    // A kind that comes later was at nought before.
    for (const name of Object.keys(lowest)) lowest[name] = Math.min(lowest[name] ?? 0, now[name] ?? 0)
    return performance.now() >= end
  }, 60_000)
  for (const [name, value] of Object.entries(lowest)) if (isResource(name) && value === 0) delete lowest[name]
  return lowest
}

function print(name: string, { heap, seconds }: Run): void {
  const figures = [...heap].map(([round, used]) => `${used.toFixed(2)} MB after ${round}`).join(', ')
  process.stdout.write(`${name}: ${figures} (${seconds.toFixed(1)} s)\n`)
}

/** Timers apart from all other counts. */
function compared({ first, last }: Run) {
  const { 'timers, ours': timersBefore = 0, 'timers, others': _before, ...countsBefore } = first
  const { 'timers, ours': timersAfter = 0, 'timers, others': _after, ...countsAfter } = last
  return { timersBefore, timersAfter, countsBefore, countsAfter }
}

const growth = ({ heap }: Run): number => (heap.get(deploys) ?? Number.NaN) / (heap.get(settled) ?? Number.NaN)

test('listeners, timers, subscriptions, claims and machines are after the 200th deploy what they were after the 10th', async () => {
  const bare = await soak(bareFlow, () => undefined)
  await red.deploy([])
  const ours = await soak(ourFlow, work)
  print('without this package', bare)
  print('with it', ours)
  process.stdout.write(
    `${Object.entries(ours.last)
      .map(([name, count]) => `  ${name}: ${count}`)
      .join('\n')}\n`,
  )
  expect(red.errors.map(({ text }) => text)).toEqual([])
  expect(ours.first['tags, claims']).toBeGreaterThan(4)
  expect(ours.first['machines, all']).toBeGreaterThan(5)
  const { timersBefore, timersAfter, countsBefore, countsAfter } = compared(ours)
  expect(countsAfter).toEqual(countsBefore)
  // A timer may be between two of its turns while it is counted; one lost in each deploy would be 190 more.
  expect(Math.abs(timersAfter - timersBefore)).toBeLessThanOrEqual(2)
  expect(growth(ours)).toBeLessThan(Math.max(1, growth(bare)) + 0.03)
}, 300_000)

test('after an empty deploy, nothing of it is there', async () => {
  await red.deploy([])
  const none = {
    // The users of the editor are a source of users for as long as Node-RED runs.
    'kaithem, owned': 1,
    // kaithem itself listens to /system/save, to permissions that somebody lost, and to a new sound server.
    'bus, subscribers': 3,
    'bus, nodes of the tree of wildcards': 0,
    'machines, all': 0,
    'machines, statecharts': 0,
    // A tag that is an expression stays, as all tags do; the expression is its claim.
    'tags, claims': 1,
    'tags, subscribers': 0,
    'tags, handlers': 0,
    'kept, kaithem.started.waiting': 0,
    'kept, kaithem.state-machines': 0,
    'kept, kaithem.tag-points.owners': 0,
    'kept, kaithem.tag-points.applied': 0,
    // Once somebody has wanted MIDI, its devices are looked for.
    'timers, ours': 1,
    'nodes that run': 0,
  }
  const now = (): Census => takeCensus(red, ourFlow(0), timers)
  // What is remembered is written to disk within a second, by a timer.
  await until(() => now()['timers, ours'] === 1, 5000, 'the end of our timers').catch(() => undefined)
  expect(now()).toMatchObject(none)
})
