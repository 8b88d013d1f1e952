/** The function node of the demo, by every way to kaithem, through every kind of deploy, with context kept in files. */

import { totalmem } from 'node:os'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { examples } from '../../support/package-info.ts'
import { type DeployType, type FlowNode, startRed, type TestRed } from '../../support/red.ts'
import { temporaryFolders } from '../../support/temp.ts'
import { until } from '../../support/wait.ts'

const module = '@kaithem/node-red-kaithem'
const name = 'ask kaithem'
const demo = (examples.find(({ path }) => path.startsWith('computer/'))?.nodes ?? []) as readonly FlowNode[]
const folder = temporaryFolders()
let red: TestRed

beforeAll(async () => {
  const contextStorage = { default: { module: 'localfilesystem', config: { flushInterval: 0.01 } } }
  red = await startRed({ userDir: folder(), settings: { contextStorage } })
})
afterEach(() => expect(red.errors.map(({ text }) => text)).toEqual([]))
afterAll(() => red.stop())

/** How code gets hold of it; the Setup tab makes a variable of it. */
const ways = [
  { way: 'the bare word', start: '' },
  { way: 'global.get', start: "const k = global.get('kaithem'); " },
  { way: 'the Setup tab', start: '', libs: [{ var: 'k', module }] },
] as const

/** The demo as it is, but its function node reaches kaithem in another way and tells what it got. */
function flow(way: (typeof ways)[number], round = 0): FlowNode[] {
  const probe: FlowNode = { id: 'report', type: 'test-probe', z: '', x: 1, y: 1, wires: [] }
  return [...demo.map((node) => rewrite(node, way, round)), { ...probe, z: demo.find(({ z }) => z)?.z ?? '' }]
}

function rewrite(node: FlowNode, { way, start, ...more }: (typeof ways)[number], round: number): FlowNode {
  if (node.name !== name) return node
  const code = String(node.func).replace('return msg', '')
  const word = way === 'the bare word' ? 'kaithem' : 'k'
  const figures = `gigabytes: ${word}.tags['/computer/memory.free'].convertTo('GB'), machine: typeof ${word}.states.get('computer').state, round: ${round}`
  const func = `${start}${code.replaceAll('kaithem.', `${word}.`)}
return { ...msg, figures: { ${figures}, bare: kaithem.states === ${word}.states, global: global.get('kaithem') === ${word} } }`
  return { ...node, func, libs: [], ...more, wires: [['report']] }
}

const report = /^\d+\.\d\d GB free, (calm|busy|strained) for \d+ s, up \d+\.\d h$/

/** The answer of the function node that was deployed as this round. */
async function answer(round: number): Promise<void> {
  const id = demo.find((node) => node.name === name)?.id ?? ''
  const found = () =>
    red.messages('report').find(({ figures }) => (figures as { round: number } | undefined)?.round === round)
  await until(
    () => {
      if (red.RED.nodes.getNode('report') && found() === undefined) red.receive(id, { topic: 'now' })
      return found() !== undefined
    },
    10_000,
    `the report of round ${round}`,
  )
  const { payload, figures } = found() as { payload: string; figures: { gigabytes: number } }
  expect(payload).toMatch(report)
  expect(figures).toEqual({ gigabytes: expect.any(Number), machine: 'string', round, bare: true, global: true })
  expect(figures.gigabytes).toBeGreaterThan(0)
  expect(figures.gigabytes).toBeLessThan(totalmem() / 1e9)
}

/** The first reading of the computer comes 0.2 s after the start. */
const measured = (): Promise<unknown> =>
  red.status(demo.find((node) => node.name === 'free memory')?.id ?? '', ({ text }) => text?.endsWith(' GB') === true)

describe.each(ways)('$way', (way) => {
  test('works in the demo, and after every kind of deploy', async () => {
    await red.deploy(flow(way))
    await measured()
    await answer(0)
    for (const [index, type] of (['nodes', 'flows', 'full'] as DeployType[]).entries()) {
      await red.deploy(flow(way, index + 1), type)
      await measured()
      await answer(index + 1)
    }
    // A reload takes the flows from the file: those of the last deploy.
    const before = red.messages('report').length
    await red.deploy([], 'reload')
    await measured()
    await until(() => red.messages('report').length > before, 10_000, 'a report after the reload')
    await answer(3)
  })
})
