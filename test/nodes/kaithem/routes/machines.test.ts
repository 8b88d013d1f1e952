import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRed, type TestRed } from '../../../support/red.ts'
import { functionFlow } from '../flows.ts'
import { ask } from './ask.ts'

let red: TestRed

beforeAll(async () => {
  red = await startRed()
})
afterAll(() => red.stop())

const code = `for (const name of ['b', 'a']) {
  const machine = kaithem.states.StateMachine('off', { name })
  machine.add_state('off', { rules: { go: 'on' } })
  machine.add_state('on')
  if (name === 'b') machine('go')
}
return {}`

test('lists named machines with their states, as long as they live', async () => {
  await red.deploy(functionFlow('f', code))
  red.receive('f', {})
  await red.next('f-out')
  expect((await ask(red, 'kaithem/editor/machines')).body).toEqual([
    { name: 'a', state: 'off' },
    { name: 'b', state: 'on' },
  ])
  await red.deploy([])
  expect((await ask(red, 'kaithem/editor/machines')).body).toEqual([])
})
