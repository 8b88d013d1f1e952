/** How function nodes reach kaithem, and that each has its own scope of it. @module */

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { type DeployType, type FlowNode, startRed, type TestRed } from '../../support/red.ts'
import { until } from '../../support/wait.ts'
import { functionFlow, ownedBy } from './flows.ts'

const module = '@kaithem/node-red-kaithem'
let red: TestRed

beforeAll(async () => {
  red = await startRed()
})
afterEach(() => {
  const errors = red.errors.map(({ text }) => text)
  red.log.length = 0
  expect(errors).toEqual([])
})
afterAll(() => red.stop())

/** Runs code once in a function node and answers what it returns as payload. */
async function run(code: string, more: Record<string, unknown> = {}): Promise<unknown> {
  await red.deploy(functionFlow('f', code, more))
  red.receive('f', {})
  return (await red.next('f-out')).payload
}

describe('ways', () => {
  const same = [
    ['global.get', "global.get('kaithem')"],
    ['context.global.get', "context.global.get('kaithem')"],
    ['several keys', "global.get(['other', 'kaithem'])[1]"],
    ['a store by name', "global.get('kaithem', 'default')"],
    ['a callback', "await new Promise((done) => global.get('kaithem', (error, value) => done(value)))"],
    ['RED.util', 'RED.util.kaithem'],
  ] as const

  test.each(same)('%s gives the same scope as the bare word', async (_name, expression) => {
    expect(await run(`return { payload: (${expression}) === kaithem }`)).toBe(true)
  })

  test.each(same)('%s works alone', async (_name, expression) => {
    expect(await run(`return { payload: typeof (${expression}).message.post }`)).toBe('function')
  })

  test('a dotted key reaches into the scope', async () => {
    expect(await run("return { payload: global.get('kaithem.message') === kaithem.message }")).toBe(true)
  })

  test.each(['kaithem', 'k'])('the Setup tab gives the scope as %s', async (name) => {
    const more = { libs: [{ var: name, module }] }
    expect(await run(`return { payload: ${name} === global.get('kaithem') && !!${name}.message }`, more)).toBe(true)
  })

  test('an error of what On Start made reaches the catch node', async () => {
    const initialize = "const t = kaithem.tags['/scope/broken']; t.value = () => { throw new Error('no sensor') }"
    const watched = { id: 'c', type: 'catch', name: '', scope: null, uncaught: false, wires: [['f-out']] }
    const flow = functionFlow('f', 'return msg', { initialize: `${initialize}; t.subscribe(() => {})` })
    await red.deploy([...flow, watched])
    expect((await red.next('f-out')).error).toMatchObject({ message: expect.stringContaining('no sensor') })
    kaithem.tags.delete('/scope/broken')
  })

  test('it works in On Start', async () => {
    const more = { initialize: "context.set('same', kaithem === global.get('kaithem'))" }
    expect(await run("return { payload: context.get('same') }", more)).toBe(true)
  })

  test('it is a scope, not the live object', async () => {
    await run('globalThis; return { payload: Buffer.kaithem = kaithem }')
    const seen = (Buffer as unknown as { kaithem: typeof kaithem }).kaithem
    expect(seen).not.toBe(kaithem)
    expect(ownedBy(seen).closed).toBe(false)
    Reflect.deleteProperty(Buffer, 'kaithem')
  })

  test('code may have its own variable of that name', async () => {
    expect(await run('const kaithem = 5; return { payload: kaithem }')).toBe(5)
    expect(await run('kaithem = 6; return { payload: kaithem }')).toBe(6)
  })

  test('other keys of global context are untouched', async () => {
    expect(await run("global.set('other', 7); return { payload: global.get('other') }")).toBe(7)
    expect(await run("return { payload: global.keys().includes('kaithem') }")).toBe(false)
  })

  test('messages that carry it are passed on by reference', async () => {
    const flow = functionFlow('f', 'return [[{ payload: kaithem }, { payload: kaithem }]]')
    await red.deploy(flow)
    red.receive('f', {})
    expect((await red.next('f-out')).payload).toBe((await red.next('f-out')).payload)
  })
})

describe('ownership', () => {
  test('two function nodes have separate scopes', async () => {
    const code = 'kaithem.message.subscribe("/own", () => {}); return { payload: kaithem }'
    await red.deploy([...functionFlow('a', code), ...functionFlow('b', code)])
    red.receive('a', {})
    red.receive('b', {})
    const a = (await red.next('a-out')).payload as object
    const b = (await red.next('b-out')).payload as object
    expect(a).not.toBe(b)
    expect([ownedBy(a).size, ownedBy(b).size]).toEqual([1, 1])
  })

  test('a node that never asks for kaithem gets no scope', async () => {
    await red.deploy([])
    const before = ownedBy(kaithem).size
    expect(await run('return { payload: 1 }')).toBe(1)
    expect(ownedBy(kaithem).size).toBe(before)
  })

  test.each<DeployType>(['full', 'nodes', 'flows', 'reload'])('%s deploys leave nothing behind', async (type) => {
    const code = (round: number): string => `// ${round}
      kaithem.message.subscribe('/deploy', (value) => node.send({ payload: value + ${round} }))
      return null`
    await red.deploy([])
    const before = ownedBy(kaithem).size
    for (let round = 0; round < 5; round++) {
      await red.deploy(functionFlow('f', code(round)), round === 0 ? 'full' : type)
      red.receive('f', {})
      kaithem.message.post('/deploy', 100)
      // A reload starts the flow of before again, so any round may answer, but only one node does.
      await red.next('f-out')
      expect(ownedBy(kaithem).size).toBe(before + 1)
    }
    await red.deploy([])
    expect(ownedBy(kaithem).size).toBe(before)
  })

  test('On Stop may still use kaithem, also for the first time', async () => {
    const heard: unknown[] = []
    const off = kaithem.message.subscribe('/stop', (value: unknown) => heard.push(value))
    const finalize = "kaithem.message.subscribe('/late', () => {}); kaithem.message.post('/stop', node.id)"
    const before = ownedBy(kaithem).size
    await red.deploy([
      ...functionFlow('early', 'kaithem.message; return { payload: 1 }', { finalize }),
      ...functionFlow('first', 'return { payload: 1 }', { finalize, initialize: 'kaithem.message' }),
      ...functionFlow('late', 'return { payload: 1 }', { finalize }),
    ])
    red.receive('early', {})
    await red.next('early-out')
    await red.deploy([])
    expect(heard.sort()).toEqual(['early', 'first', 'late'])
    expect(ownedBy(kaithem).size).toBe(before)
    off()
  })

  test('code that goes on after its node has closed cannot create anything', async () => {
    const code = `node.send({ payload: 'waiting' })
      await new Promise((go) => { Buffer.go = go })
      try { kaithem.message.subscribe('/x', () => {}) } catch (error) { Buffer.went = error.code }`
    await red.deploy(functionFlow('f', code))
    const before = ownedBy(kaithem).size
    red.receive('f', {})
    await red.next('f-out')
    await red.deploy([])
    const shared = Buffer as unknown as { go(): void; went?: string }
    shared.go()
    await new Promise((resolve) => setImmediate(resolve))
    expect(shared.went).toBe('KAITHEM_CLOSED')
    expect(ownedBy(kaithem).size).toBe(before)
  })

  test('an error in a callback reaches the Catch node of the right function node', async () => {
    const code = "kaithem.message.subscribe('/throw', () => { throw new Error('oops') }); return { payload: 1 }"
    await red.deploy([
      ...functionFlow('good', 'kaithem.message; return { payload: 1 }'),
      ...functionFlow('bad', code),
      { id: 'catch', type: 'catch', scope: null, uncaught: false, wires: [['caught']] },
      { id: 'caught', type: 'test-probe', wires: [] },
    ])
    red.receive('good', {})
    red.receive('bad', {})
    await red.next('bad-out')
    kaithem.message.post('/throw', 1)
    const { error } = (await red.next('caught')) as { error?: { message: string; source: { id: string } } }
    expect(error?.source.id).toBe('bad')
    expect(error?.message).toContain('oops')
    expect(red.messages('caught')).toHaveLength(1)
  })
})

const everything = (round: number): FlowNode[] =>
  functionFlow(
    'f',
    `const tag = kaithem.tags['/re/temp']
    tag.subscribe((value) => node.send({ payload: ['tag', value, ${round}] }))
    const claim = tag.claim(30 + ${round}, 'mine', 60)
    kaithem.message.subscribe('/re/#', (topic, message) => node.send({ payload: ['bus', message, ${round}] }))
    const machine = new kaithem.states.StateMachine('off', { name: 're-machine' })
    machine.add_state('off', { rules: { go: 'on' } })
    machine.add_state('on')
    machine.subscribe((state) => node.send({ payload: ['state', state, ${round}] }))
    machine('go')
    return { payload: ['made'] }`,
  )

const claims = (): string[] =>
  kaithem.tags
    .get('/re/temp')
    .claims()
    .map(({ name }: { name: string }) => name)

test('ten deploys of a node that does everything leave one of each, the last one none', async () => {
  kaithem.tags.get('/re/temp').value = 20
  await red.deploy([])
  const before = ownedBy(kaithem).size
  for (let round = 0; round < 10; round++) {
    await red.deploy(everything(round))
    expect(claims()).toEqual(['default'])
    expect(kaithem.states.machines.size).toBe(0)
    red.receive('f', {})
    await until(() => red.messages('f-out').some(({ payload }) => (payload as string[])[0] === 'made'))
    expect(claims().sort()).toEqual(['default', 'mine'])
    expect(kaithem.tags.get('/re/temp').value).toBe(30 + round)
    expect(kaithem.states.get('re-machine')?.state).toBe('on')
    expect(ownedBy(kaithem).size).toBe(before + 1)
  }
  kaithem.message.post('/re/x', 'hello')
  const bus = (): unknown[] => red.messages('f-out').filter(({ payload }) => (payload as string[])[0] === 'bus')
  await until(() => bus().length > 0)
  expect(bus()).toMatchObject([{ payload: ['bus', 'hello', 9] }])

  await red.deploy([])
  expect(claims()).toEqual(['default'])
  expect(kaithem.tags.get('/re/temp').value).toBe(20)
  expect(kaithem.states.machines.size).toBe(0)
  expect(ownedBy(kaithem).size).toBe(before)
})
