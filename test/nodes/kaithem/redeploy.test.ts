/** A function node that subscribes, claims and makes machines leaves nothing behind. @module */

import { afterAll, beforeAll, expect, test } from 'vitest'
import kaithem from '../../../dist/lib/index.js'
import { type FlowNode, startRed, type TestRed } from '../../support/red.ts'
import { until } from '../../support/wait.ts'
import { functionFlow, ownedBy } from './flows.ts'

let red: TestRed

beforeAll(async () => {
  red = await startRed()
  kaithem.tags.get('/re/temp').value = 20
})
afterAll(() => red.stop())

const code = (round: number): FlowNode[] =>
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

test('ten deploys leave one of each, the last one none', async () => {
  await red.deploy([])
  const before = ownedBy(kaithem).size
  for (let round = 0; round < 10; round++) {
    await red.deploy(code(round))
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
  expect(red.errors).toEqual([])
})

test('machines are in the list of the editor as long as they live', async () => {
  await red.deploy(code(1))
  red.receive('f', {})
  await red.next('f-out')
  const list = async (): Promise<unknown> => (await fetch(`${red.http}/kaithem/machines`)).json()
  expect(await list()).toEqual([{ name: 're-machine', state: 'on' }])
  await red.deploy([])
  expect(await list()).toEqual([])
})
